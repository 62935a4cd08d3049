using SequenceModels.Numerics;

namespace SequenceModels.Layers;

/// <summary>W_hh·h_{t−1} for all gates at once.</summary>
internal sealed class AtOnceRecurrence(Unrolled at, PackedMatrix weights, int first, int count) : Recurrence(at, first, count)
{
    private readonly int rows = at.Cell.GateRows;
    private readonly Real[] apart = new Real[at.Cell.KeepsProductApart ? at.Cell.GateRows * count : 0];

    public override void Forward(int t)
    {
        Array.Clear(apart);
        weights.MultiplyAdd(Recalled(t), Count, Cell.KeepsProductApart ? apart : Unrolled.Columns(At.Gates.Step(t), rows, First, Count));
        for (int b = 0; b < Count; b++)
            Cell.Forward(At.View(t, First + b, Cell.KeepsProductApart ? apart.AsSpan(b * rows, rows) : default));
    }

    protected override void Backward(int t, PieceGradient gradient, Span<Real> dRecalled)
    {
        for (int b = 0; b < Count; b++)
            Cell.Backward(At.View(t, First + b), gradient[b]);
        weights.MultiplyAdd(gradient.R.IsEmpty ? gradient.A : gradient.R, Count, dRecalled);
    }
}
