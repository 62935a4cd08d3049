using SequenceModels.Cells;
using SequenceModels.Numerics;

namespace SequenceModels.Layers;

/// <summary>One cell at all steps: where its numbers lie.</summary>
internal sealed class Unrolled(RecurrentCell cell, State initial, IReadOnlyList<int>? lengths, Sequence gates, Sequence h, Sequence? c, Sequence? q)
{
    private readonly Real[] h0 = initial.H.ToColumnMajorArray(), c0 = initial.C?.ToColumnMajorArray() ?? [];

    public RecurrentCell Cell => cell;

    public Sequence AllGates => gates;

    public IReadOnlyList<int>? Lengths => lengths;

    public int Steps => gates.Steps;

    public int Batch => gates.Batch;

    /// <summary>Room for a forward pass over W_xh·x + b_h of all t, which becomes the gates.</summary>
    public static Unrolled For(RecurrentCell cell, Sequence gates, State initial, IReadOnlyList<int>? lengths)
    {
        return new Unrolled(cell, initial, lengths, gates, cell.GateIsState ? gates : State(), cell.HasCellState ? State() : null, cell.KeepsProductApart ? State() : null);

        Sequence State() => new(cell.HiddenSize, gates.Steps, gates.Batch);
    }

    /// <summary>What a forward pass left.</summary>
    public static Unrolled Of(RecurrentCell cell, RecurrentTape tape) =>
        new(cell, tape.Initial, tape.Lengths, tape.Gates ?? tape.H, tape.H, tape.C, tape.Q);

    public RecurrentTape Tape(Sequence x) =>
        new(x, initial, h, new State(Layers.Lengths.Last(h, lengths), c is null ? null : Layers.Lengths.Last(c, lengths)))
        {
            Lengths = lengths,
            Gates = cell.GateIsState ? null : gates,
            C = c,
            Q = q,
        };

    /// <summary>The gate rows of step t, examples first … first + count − 1.</summary>
    public Span<Real> Gates(int t, int first, int count) => Columns(gates.Step(t), cell.GateRows, first, count);

    /// <summary>h_t of the same examples.</summary>
    public Span<Real> H(int t, int first, int count) => Columns(h.Step(t), cell.HiddenSize, first, count);

    /// <summary>h_{t−1} of the same examples.</summary>
    public ReadOnlySpan<Real> HBefore(int t, int first, int count) => Columns(t == 0 ? h0 : h.Step(t - 1), cell.HiddenSize, first, count);

    /// <summary>Example b at step t.</summary>
    /// <param name="t">The step.</param>
    /// <param name="b">The example.</param>
    /// <param name="r">W_hh·h_{t−1}, where it is kept apart.</param>
    public StepView View(int t, int b, ReadOnlySpan<Real> r = default) => new()
    {
        A = Gates(t, b, 1),
        R = r,
        Q = q is null ? default : Columns(q.Step(t), cell.HiddenSize, b, 1),
        HBefore = HBefore(t, b, 1),
        CBefore = c is null ? default : Columns(t == 0 ? c0 : c.Step(t - 1), cell.HiddenSize, b, 1),
        H = H(t, b, 1),
        C = c is null ? default : Columns(c.Step(t), cell.HiddenSize, b, 1),
    };

    private static Span<Real> Columns(Span<Real> step, int rows, int first, int count) => step.Slice(first * rows, count * rows);
}
