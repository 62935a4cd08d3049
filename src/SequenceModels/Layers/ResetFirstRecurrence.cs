using SequenceModels.Numerics;

namespace SequenceModels.Layers;

/// <summary>W_hh·h_{t−1} for the gates; then, with r known, W_hn·(r ∘ h_{t−1}) for the candidate.</summary>
internal sealed class ResetFirstRecurrence(Unrolled at, PackedMatrix gateWeights, PackedMatrix candidateWeights, int first, int count)
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
        for (int b = 0; b < Count; b++)
            Cell.Reset(At.View(t, First + b, gates.AsSpan(b * gateRows, gateRows)) with { HBefore = recalled.Slice(b * Units, Units) }, reset.AsSpan(b * Units, Units));
        candidateWeights.MultiplyAdd(reset, Count, candidate);
        for (int b = 0; b < Count; b++)
            Cell.Forward(At.View(t, First + b, candidate.AsSpan(b * Units, Units)));
    }

    protected override void Backward(int t, PieceGradient gradient, Span<Real> dRecalled)
    {
        for (int b = 0; b < Count; b++)
        {
            Cell.Backward(At.View(t, First + b), gradient[b]);
            gradient[b].A[gateRows..].CopyTo(candidate.AsSpan(b * Units));
        }
        Array.Clear(reset);
        candidateWeights.MultiplyAdd(candidate, Count, reset);
        var recalled = Recalled(t);
        for (int b = 0; b < Count; b++)
        {
            var view = At.View(t, First + b) with { HBefore = recalled.Slice(b * Units, Units) };
            Cell.BackwardReset(view, reset.AsSpan(b * Units, Units), gradient[b] with { HBefore = dRecalled.Slice(b * Units, Units) });
            gradient[b].A[..gateRows].CopyTo(gates.AsSpan(b * gateRows));
        }
        gateWeights.MultiplyAdd(gates, Count, dRecalled);
    }
}
