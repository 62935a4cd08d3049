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
public sealed class RecurrentLayer(RnnCell cell)
{
    /// <summary>The cell whose weights every step shares.</summary>
    public RnnCell Cell { get; } = cell ?? throw new ArgumentNullException(nameof(cell));

    /// <summary>The cell's parameters.</summary>
    public IReadOnlyList<Parameter> Parameters => Cell.Parameters;

    /// <summary>h_t = φ(W_xh·x_t + W_hh·h_{t−1} + b_h) for t = 1 … T.</summary>
    /// <param name="x">x_1 … x_T, D features each.</param>
    /// <param name="initial">h_0 [H×B], default zeros. Pass the last chunk's <see cref="RecurrentTape.Final"/> to carry the state on.</param>
    /// <exception cref="ArgumentException">x or h_0 do not fit the weights.</exception>
    public RecurrentTape Forward(Sequence x, State? initial = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.Features != Cell.InputSize)
            throw new ArgumentException($"x has {x.Features} features but the layer expects {Cell.InputSize}: W_xh is {Shape.Of(Cell.Wxh.Value)}, x is {Shape.Of(x.Features, x.Batch)} a step.", nameof(x));
        initial ??= State.Zero(Cell.HiddenSize, x.Batch);
        Shape.Require(initial.H, Cell.HiddenSize, x.Batch, nameof(initial), $"the layer has {Cell.HiddenSize} units and x has {x.Batch} examples");

        var h = BiasInEveryColumn(x);
        Gemm.MultiplyAdd(Cell.Wxh.Value, x.Columns, h.Columns);             // W_xh·x + b, all t at once
        var recurrent = new PackedMatrix(Cell.Whh.Value);
        ReadOnlySpan<Real> last = initial.H.ToColumnMajorArray();
        for (int t = 0; t < x.Steps; t++)
        {
            recurrent.MultiplyAdd(last, x.Batch, h.Step(t));                // + W_hh·h_{t−1}
            Cell.Forward(h.Step(t));                                        // h_t = φ(…)
            last = h.Step(t);
        }
        return new RecurrentTape(x, initial, h);
    }

    /// <summary>∂L/∂h_t = (output's gradient at t) + W_hhᵀ·∂L/∂a_{t+1}, and from it all gradients. Adds to the parameters' gradients.</summary>
    /// <param name="tape">What <see cref="Forward"/> returned.</param>
    /// <param name="dH">∂L/∂h_t from the outputs, each t [H×B].</param>
    /// <param name="dFinal">A further ∂L/∂h_T, default none.</param>
    /// <exception cref="ArgumentException">A gradient has not the shape of what it belongs to.</exception>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(dH);
        var (x, h) = (tape.X, tape.H);
        Shape.Require(dH.Columns, h.Features, h.Columns.ColumnCount, nameof(dH), "it holds one gradient for each entry of h_1 … h_T");

        var da = new Sequence(dH.Columns.Clone(), x.Batch);
        if (dFinal is not null)
            da[x.Steps - 1] += dFinal.H;
        var recurrent = new PackedMatrix(Cell.Whh.Value, transpose: true);
        for (int t = x.Steps - 1; t >= 0; t--)
        {
            if (t < x.Steps - 1)
                recurrent.MultiplyAdd(da.Step(t + 1), x.Batch, da.Step(t)); // what the next step says
            Cell.Backward(h.Step(t), da.Step(t));                           // through φ
        }

        Gemm.MultiplyAdd(da.Columns, x.Columns, Cell.Wxh.Gradient, transposeB: true);
        Gemm.MultiplyAdd(da.Columns, StatesBefore(tape).Columns, Cell.Whh.Gradient, transposeB: true);
        Cell.Bh.Gradient.SetColumn(0, Cell.Bh.Gradient.Column(0) + da.Columns.RowSums());
        var dX = new Sequence(x.Features, x.Steps, x.Batch);
        Gemm.MultiplyAdd(Cell.Wxh.Value, da.Columns, dX.Columns, transposeA: true);
        return new RecurrentGradient(dX, new State(Cell.Whh.Value.TransposeThisAndMultiply(da[0])));
    }

    private Sequence BiasInEveryColumn(Sequence x)
    {
        var h = new Sequence(Cell.HiddenSize, x.Steps, x.Batch);
        var columns = h.Columns.AsColumnMajorArray();
        for (int column = 0; column < columns.Length; column += Cell.HiddenSize)
            Cell.Bh.Values.CopyTo(columns.AsSpan(column));
        return h;
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
