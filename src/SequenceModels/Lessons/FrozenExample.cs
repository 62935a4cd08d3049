using SequenceModels.Layers;

namespace SequenceModels.Lessons;

/// <summary>The walker: h_t = tanh(0.5·x_t + 0.8·h_{t−1}), ŷ_t = h_t, three steps. One example for the whole series, small enough for a pencil.</summary>
/// <remarks>
/// A step forward, a pause, a step back: x = (1, 0, −1). Where is the walker? y = (1, 1, 0). The network has one unit and has not learnt yet.
/// Introduced in lesson 00-start-here.
/// </remarks>
public static class FrozenExample
{
    /// <summary>w_xh: how much of a step enters the state.</summary>
    public const double Wxh = 0.5;

    /// <summary>w_hh: how much of the state is kept.</summary>
    public const double Whh = 0.8;

    /// <summary>w_hy: from state to answer. The biases b_h and b_y are 0.</summary>
    public const double Why = 1;

    /// <summary>x_1, x_2, x_3: forward, stay, back.</summary>
    public static IReadOnlyList<double> X { get; } = [1, 0, -1];

    /// <summary>y_1, y_2, y_3: where the walker is, the running sum of x.</summary>
    public static IReadOnlyList<double> Y { get; } = [1, 1, 0];

    /// <summary>x as the library's sequence: T = 3, D = 1, B = 1.</summary>
    public static Sequence Sequence => Sequence.Of(X);

    /// <summary>y as a target [1×3].</summary>
    public static Matrix<Real> Target => Sequence.Of(Y).Columns;

    /// <summary>The network as the library's model, with the frozen weights; a new one each time.</summary>
    public static SequenceModel Model()
    {
        var model = SequenceModel.Rnn(inputSize: 1, hiddenSize: 1, outputSize: 1, new Random(0));
        model.Recurrent.Cell.Wxh.Set(Wxh);
        model.Recurrent.Cell.Whh.Set(Whh);
        model.Recurrent.Cell.Bh.Set(0);
        model.Dense.Why.Set(Why);
        model.Dense.By.Set(0);
        return model;
    }
}
