using SequenceModels.Cells;
using SequenceModels.Numerics;

namespace SequenceModels.Layers;

/// <summary>W_hh·h_{t−1} for all gates at once.</summary>
internal sealed class AtOnceRecurrence(Unrolled at, PackedMatrix weights, int first, int count) : Recurrence(at, first, count)
{
    private readonly Real[] apart = new Real[at.Cell.KeepsProductApart ? at.Cell.GateRows * count : 0];

    public override void Forward(int t)
    {
        Array.Clear(apart);
        weights.MultiplyAdd(Recalled(t), Count, Cell.KeepsProductApart ? apart : At.A(t, First, Count));
        Cell.Forward(At.View(t, First, Count, apart));
    }

    protected override void Backward(int t, StepGradient gradient, Span<Real> dRecalled)
    {
        Cell.Backward(At.View(t, First, Count), gradient);
        weights.MultiplyAdd(gradient.R.IsEmpty ? gradient.A : gradient.R, Count, dRecalled);
    }
}
