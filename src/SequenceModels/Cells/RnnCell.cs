using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Numerics;

namespace SequenceModels.Cells;

/// <summary>h_t = φ(W_xh·x_t + W_hh·h_{t−1} + b_h), φ = tanh or ReLU.</summary>
/// <remarks>
/// Elman, "Finding structure in time" (1990), with PyTorch's two biases added into one. The same weights serve every step.
/// Derived in lesson 04-the-vanilla-rnn; lesson 05 derives the way back.
/// </remarks>
public sealed class RnnCell
{
    /// <summary>A cell with weights drawn evenly from ±1/√H, as PyTorch starts.</summary>
    /// <param name="inputSize">D ≥ 1, numbers in x_t.</param>
    /// <param name="hiddenSize">H ≥ 1, numbers in h_t: a hyperparameter, free to choose.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="activation">φ, default tanh.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public RnnCell(int inputSize, int hiddenSize, Random random, Activation activation = Activation.Tanh)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputSize, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(hiddenSize, 1);
        Activation = activation;
        Wxh = new Parameter("W_xh", hiddenSize, inputSize);
        Whh = new Parameter("W_hh", hiddenSize, hiddenSize);
        Bh = new Parameter("b_h", hiddenSize);
        foreach (var parameter in Parameters)
            parameter.FillUniform(1 / Math.Sqrt(hiddenSize), random);
    }

    /// <summary>W_xh [H×D], from the input to the state.</summary>
    public Parameter Wxh { get; }

    /// <summary>W_hh [H×H], from the last state to the next.</summary>
    public Parameter Whh { get; }

    /// <summary>b_h [H].</summary>
    public Parameter Bh { get; }

    /// <summary>φ.</summary>
    public Activation Activation { get; }

    /// <summary>D.</summary>
    public int InputSize => Wxh.Value.ColumnCount;

    /// <summary>H.</summary>
    public int HiddenSize => Wxh.Value.RowCount;

    /// <summary>W_xh, W_hh, b_h.</summary>
    public IReadOnlyList<Parameter> Parameters => [Wxh, Whh, Bh];

    /// <summary>One step, as the equation says it.</summary>
    /// <param name="x">x_t [D×B].</param>
    /// <param name="state">h_{t−1} [H×B].</param>
    /// <returns>h_t [H×B].</returns>
    /// <exception cref="ArgumentException">A shape does not fit the weights.</exception>
    public State Step(Matrix<Real> x, State state)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(state);
        Shape.Require(x, InputSize, x.ColumnCount, nameof(x), $"W_xh is {Shape.Of(Wxh.Value)}");
        Shape.Require(state.H, HiddenSize, x.ColumnCount, nameof(state), $"W_hh is {Shape.Of(Whh.Value)} and x is {Shape.Of(x)}");
        var a = Wxh.Value * x           // what comes in
            + Whh.Value * state.H       // what is remembered
            + Bh.Value.Column(0);
        return new State(Activation == Activation.Tanh ? Functions.Tanh(a) : Functions.Relu(a));
    }

    /// <summary>h = φ(a), in place.</summary>
    internal void Forward(Span<Real> a)
    {
        foreach (ref var value in a)
            value = Activation == Activation.Tanh ? Real.Tanh(value) : Real.Max(0, value);
    }

    /// <summary>da = dh ∘ φ′(a), in place; φ′ is written with h, so a need not be kept.</summary>
    internal void Backward(ReadOnlySpan<Real> h, Span<Real> dh)
    {
        for (int i = 0; i < dh.Length; i++)
            dh[i] *= Activation == Activation.Tanh ? 1 - h[i] * h[i] : h[i] > 0 ? 1 : 0;
    }
}
