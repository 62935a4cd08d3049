using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Numerics;

namespace SequenceModels.Layers;

/// <summary>o_t = W_hy·h_t + b_y on top of a recurrent layer, at every step or after the last.</summary>
/// <remarks>Derived in lesson 04-the-vanilla-rnn.</remarks>
public sealed class SequenceModel
{
    /// <summary>A model from its two layers.</summary>
    /// <param name="recurrent">x_1 … x_T to h_1 … h_T.</param>
    /// <param name="dense">h to o.</param>
    /// <param name="readOut">At which steps it answers, default every step.</param>
    /// <exception cref="ArgumentException">The dense layer does not take as many numbers as the recurrent layer has units.</exception>
    public SequenceModel(RecurrentLayer recurrent, Dense dense, ReadOut readOut = ReadOut.EveryStep)
    {
        ArgumentNullException.ThrowIfNull(recurrent);
        ArgumentNullException.ThrowIfNull(dense);
        if (dense.Why.Value.ColumnCount != recurrent.Cell.HiddenSize)
            throw new ArgumentException($"The dense layer's W_hy is {Shape.Of(dense.Why.Value)} but the recurrent layer has {recurrent.Cell.HiddenSize} units: W_hy must be [K×{recurrent.Cell.HiddenSize}].", nameof(dense));
        (Recurrent, Dense, ReadOut) = (recurrent, dense, readOut);
    }

    /// <summary>A vanilla RNN with a read-out, weights drawn from one source.</summary>
    /// <param name="inputSize">D ≥ 1.</param>
    /// <param name="hiddenSize">H ≥ 1.</param>
    /// <param name="outputSize">K ≥ 1.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="readOut">At which steps it answers, default every step.</param>
    /// <param name="activation">φ, default tanh.</param>
    public static SequenceModel Rnn(int inputSize, int hiddenSize, int outputSize, Random random, ReadOut readOut = ReadOut.EveryStep, Activation activation = Activation.Tanh) =>
        new(new RecurrentLayer(new RnnCell(inputSize, hiddenSize, random, activation)), new Dense(hiddenSize, outputSize, random), readOut);

    /// <summary>x to h.</summary>
    public RecurrentLayer Recurrent { get; }

    /// <summary>h to o.</summary>
    public Dense Dense { get; }

    /// <summary>At which steps it answers.</summary>
    public ReadOut ReadOut { get; }

    /// <summary>All that is learnt: the recurrent layer's parameters, then the read-out's.</summary>
    public IReadOnlyList<Parameter> Parameters => [.. Recurrent.Parameters, .. Dense.Parameters];

    /// <summary>The number of learnt numbers. It does not depend on T.</summary>
    public int ParameterCount => Parameters.Sum(parameter => parameter.Count);

    /// <summary>o from x.</summary>
    /// <param name="x">x_1 … x_T.</param>
    /// <param name="initial">h_0 [H×B], default zeros.</param>
    public ModelTape Forward(Sequence x, State? initial = null)
    {
        var tape = Recurrent.Forward(x, initial);
        var read = ReadOut == ReadOut.EveryStep ? tape.H.Columns : tape.Final.H;
        return new ModelTape(tape, read, Dense.Forward(read));
    }

    /// <summary>The class with the highest score, for each column of o.</summary>
    /// <param name="x">x_1 … x_T.</param>
    /// <returns>One class number from 0 to K − 1 a prediction: [T·B] at every step, [B] after the last.</returns>
    public int[] Classify(Sequence x) => [.. Forward(x).Prediction.EnumerateColumns().Select(o => o.MaximumIndex())];

    /// <summary>From ∂L/∂o to all gradients. Adds to the parameters' gradients.</summary>
    /// <param name="tape">What <see cref="Forward"/> returned.</param>
    /// <param name="dPrediction">∂L/∂o [K×N].</param>
    public RecurrentGradient Backward(ModelTape tape, Matrix<Real> dPrediction)
    {
        ArgumentNullException.ThrowIfNull(tape);
        var dRead = Dense.Backward(tape.Read, dPrediction);
        var h = tape.Recurrent.H;
        return ReadOut == ReadOut.EveryStep
            ? Recurrent.Backward(tape.Recurrent, new Sequence(dRead, h.Batch))
            : Recurrent.Backward(tape.Recurrent, new Sequence(h.Features, h.Steps, h.Batch), new State(dRead));
    }
}
