namespace SequenceModels.Layers;

/// <summary>W_hh·h_{t−1} for all gates at once.</summary>
internal sealed class OneProductRecurrence(Unrolled at, PackedMatrix weights, int first, int count) : Recurrence(at, first, count)
{
    private readonly Real[] apart = new Real[at.Cell.KeepsProductApart ? at.Cell.GateRows * count : 0];

    public override void Forward(int t)
    {
        Array.Clear(apart);
        weights.MultiplyAdd(Recalled(t), Count, Cell.KeepsProductApart ? apart : At.A(t, First, Count));
        int apartRows = Cell.KeepsProductApart ? Cell.GateRows : 0;
        for (int b = 0; b < Count; b += InFirstCache)
        {
            int some = Math.Min(InFirstCache, Count - b);
            Cell.Forward(At.View(t, First + b, some, apart.AsSpan(b * apartRows, some * apartRows)));
        }
    }

    protected override void Backward(int t, StepGradient gradient, Span<Real> dRecalled)
    {
        Cell.Backward(At.View(t, First, Count), gradient);
        weights.MultiplyAdd(gradient.R.IsEmpty ? gradient.A : gradient.R, Count, dRecalled);
    }
}
