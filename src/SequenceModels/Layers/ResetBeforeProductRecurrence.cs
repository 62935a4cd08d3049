namespace SequenceModels.Layers;

/// <summary>W_hh·h_{t−1} for the gates; then, with r known, W_hn·(r ∘ h_{t−1}) for the candidate.</summary>
internal sealed class ResetBeforeProductRecurrence(Unrolled at, PackedMatrix gateWeights, PackedMatrix candidateWeights, int first, int count)
    : Recurrence(at, first, count)
{
    private readonly int gateRows = at.Cell.GateRows - at.Cell.HiddenSize;
    private readonly Real[] gates = new Real[(at.Cell.GateRows - at.Cell.HiddenSize) * count];
    private readonly Real[] candidate = new Real[at.Cell.HiddenSize * count], reset = new Real[at.Cell.HiddenSize * count];

    public override void Forward(int t)
    {
        Array.Clear(gates);
        Array.Clear(candidate);
        var recalled = Recalled(t);
        gateWeights.MultiplyAdd(recalled, Count, gates);
        Cell.Reset(At.View(t, First, Count, gates) with { HBefore = recalled }, reset);
        candidateWeights.MultiplyAdd(reset, Count, candidate);
        Cell.Forward(At.View(t, First, Count, candidate));
    }

    protected override void Backward(int t, StepGradient gradient, Span<Real> dRecalled)
    {
        Cell.Backward(At.View(t, First, Count), gradient);
        for (int b = 0; b < Count; b++)
            gradient.A.Slice(b * Cell.GateRows + gateRows, Units).CopyTo(candidate.AsSpan(b * Units));
        Array.Clear(reset);
        candidateWeights.MultiplyAdd(candidate, Count, reset);
        var recalled = Recalled(t);
        Cell.BackwardReset(At.View(t, First, Count) with { HBefore = recalled }, reset, gradient with { HBefore = dRecalled });
        for (int b = 0; b < Count; b++)
            gradient.A.Slice(b * Cell.GateRows, gateRows).CopyTo(gates.AsSpan(b * gateRows));
        gateWeights.MultiplyAdd(gates, Count, dRecalled);
    }
}
