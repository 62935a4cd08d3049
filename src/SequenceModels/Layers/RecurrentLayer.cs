using SequenceModels.Cells;
using SequenceModels.Numerics;

namespace SequenceModels.Layers;

/// <summary>h_1 … h_T from x_1 … x_T: one cell, used at every step, and backpropagation through time.</summary>
/// <remarks>
/// The input product of all steps is one matrix product; only W_hh·h_{t−1} waits for the step before. On the way back the same:
/// a loop for what depends on the next step, then one product each for ∂L/∂W_xh, ∂L/∂W_hh and ∂L/∂x.
/// Werbos, "Backpropagation through time: what it does and how to do it" (1990). Derived in lesson 04-the-vanilla-rnn.
/// </remarks>
/// <param name="cell">The cell whose weights every step shares.</param>
public sealed class RecurrentLayer(RecurrentCell cell) : ISequenceLayer
{
    /// <summary>The cell whose weights every step shares.</summary>
    public RecurrentCell Cell { get; } = cell ?? throw new ArgumentNullException(nameof(cell));

    /// <inheritdoc/>
    public int InputSize => Cell.InputSize;

    /// <summary>H.</summary>
    public int OutputSize => Cell.HiddenSize;

    /// <summary>The cell's parameters.</summary>
    public IReadOnlyList<Parameter> Parameters => Cell.Parameters;

    /// <inheritdoc/>
    public State ZeroState(int batch) => Cell.ZeroState(batch);

    /// <summary>h_t = cell(x_t, h_{t−1}) for t = 1 … T.</summary>
    /// <inheritdoc/>
    public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Features != Cell.InputSize)
            throw new ArgumentException($"x has {x.Features} features but the layer expects {Cell.InputSize}: W_xh is {Shape.Of(Cell.Wxh.Value)}, x is {Shape.Of(x.Features, x.Batch)} a step.", nameof(x));
        initial ??= ZeroState(x.Batch);
        Cell.Require(initial, x.Batch, nameof(initial));
        Lengths.Require(lengths, x);
        x = Lengths.ZeroPast(x, lengths);

        var unrolled = Unrolled.For(Cell, BiasInEveryColumn(x), initial, lengths);
        Gemm.MultiplyAdd(Cell.Wxh.Value, x.Columns, unrolled.AllGates.Columns);         // W_xh·x + b, all t at once
        new ForwardLoop(unrolled).Run();
        return unrolled.Tape(x);
    }

    /// <summary>∂L/∂h_t = (output's gradient at t) + W_hhᵀ·∂L/∂a_{t+1}, and from it all gradients. Adds to the parameters' gradients.</summary>
    /// <inheritdoc/>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(dH);
        var (x, h) = (tape.X, tape.H);
        Shape.Require(dH.Columns, h.Features, h.Columns.ColumnCount, nameof(dH), "it holds one gradient for each entry of h_1 … h_T");

        var loop = new BackwardLoop(Unrolled.Of(Cell, tape), dH, dFinal).Run();
        Gemm.MultiplyAdd(loop.DA.Columns, x.Columns, Cell.Wxh.Gradient, transposeB: true);
        Gemm.MultiplyAdd(loop.DR.Columns, StatesBefore(tape).Columns, Cell.Whh.Gradient, transposeB: true);
        Cell.Bh.AddToGradient(loop.DA.Columns.RowSums());
        Cell.AddOwnGradients(tape, loop.DA, loop.DR);
        var dX = new Sequence(x.Features, x.Steps, x.Batch);
        Gemm.MultiplyAdd(Cell.Wxh.Value, loop.DA.Columns, dX.Columns, transposeA: true);
        return new RecurrentGradient(dX, loop.DInitial);
    }

    private Sequence BiasInEveryColumn(Sequence x)
    {
        var a = new Sequence(Cell.GateRows, x.Steps, x.Batch);
        var columns = a.Columns.AsColumnMajorArray();
        for (int column = 0; column < columns.Length; column += Cell.GateRows)
            Cell.Bh.Values.CopyTo(columns.AsSpan(column));
        return a;
    }

    /// <summary>h_0 … h_{T−1}: what each step was given.</summary>
    private static Sequence StatesBefore(RecurrentTape tape)
    {
        var before = new Sequence(tape.H.Features, tape.H.Steps, tape.H.Batch);
        tape.Initial.H.ToColumnMajorArray().CopyTo(before.Step(0));
        for (int t = 1; t < before.Steps; t++)
            tape.H.Step(t - 1).CopyTo(before.Step(t));
        return before;
    }
}
