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

    /// <summary>What is dropped of h_{t−1} on its way into W_hh; default nothing. The state itself, which is handed on, stays whole.</summary>
    public Dropout? StateDropout { get; init; }

    /// <summary>h_t = cell(x_t, h_{t−1}) for t = 1 … T.</summary>
    /// <inheritdoc/>
    public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null)
    {
        x = Door.Open(this, x, lengths, $"W_xh is {Shape.Of(Cell.Wxh.Value)}");
        initial ??= ZeroState(x.Batch);
        Cell.Require(initial, x.Batch, nameof(initial));

        var tape = Unrolled.NewTape(Cell, x, initial, lengths, StateDropout?.Mask(Cell.HiddenSize, x.Steps, x.Batch, dropout));
        var unrolled = new Unrolled(Cell, tape);
        Cell.Bh.CopyToEveryColumn(unrolled.Gates);
        Gemm.MultiplyAdd(Cell.Wxh.Value, x.Columns, unrolled.Gates.Columns);            // W_xh·x + b, all t at once
        new ForwardLoop(unrolled).Run();
        return tape with { Final = new State(Lengths.Last(tape.H, lengths), tape.C is null ? null : Lengths.Last(tape.C, lengths)) };
    }

    /// <summary>∂L/∂h_t = (output's gradient at t) + W_hhᵀ·∂L/∂a_{t+1}, and from it all gradients. Adds to the parameters' gradients.</summary>
    /// <inheritdoc/>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        Door.Require(tape, dH);
        if (dFinal is not null)
            Cell.Require(dFinal, dH.Batch, nameof(dFinal));
        var loop = new BackwardLoop(new Unrolled(Cell, tape), dH, dFinal);
        loop.Run();

        var x = tape.X;
        Gemm.MultiplyAdd(loop.DA.Columns, x.Columns, Cell.Wxh.Gradient, transposeB: true);
        AddRecurrentGradient(tape, loop.DR);
        Cell.Bh.AddToGradient(loop.DA.Columns.RowSums());
        Cell.AddOwnGradients(tape, loop.DA, loop.DR);
        var dX = new Sequence(x.Features, x.Steps, x.Batch);
        Gemm.MultiplyAdd(Cell.Wxh.Value, loop.DA.Columns, dX.Columns, transposeA: true);
        return new RecurrentGradient(dX, loop.DInitial);
    }

    /// <summary>∂L/∂W_hh += Σ ∂L/∂a_t·h_{t−1}ᵀ, with what dropout and reset gate left of h_{t−1}.</summary>
    private void AddRecurrentGradient(RecurrentTape tape, Sequence dR)
    {
        var recalled = Dropout.Apply(tape.Mask, Sequence.Delayed(tape.H, tape.Initial.H)).Columns;
        if (!Cell.ResetsState)
        {
            Gemm.MultiplyAdd(dR.Columns, recalled, Cell.Whh.Gradient, transposeB: true);
            return;
        }
        int units = Cell.HiddenSize, gateRows = Cell.GateRows - units, columns = recalled.ColumnCount;
        var r = tape.Gates!.Columns.SubMatrix(0, units, 0, columns);
        var gates = Gemm.Multiply(dR.Columns.SubMatrix(0, gateRows, 0, columns), recalled.Transpose());
        var candidate = Gemm.Multiply(dR.Columns.SubMatrix(gateRows, units, 0, columns), Functions.Hadamard(r, recalled).Transpose());
        Cell.Whh.Gradient.Add(gates.Stack(candidate), Cell.Whh.Gradient);
    }
}
