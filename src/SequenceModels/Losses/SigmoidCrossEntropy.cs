namespace SequenceModels.Losses;

/// <summary>L = −(1/KN) Σ y·ln σ(o) + (1 − y)·ln(1 − σ(o)): for answers that are yes or no.</summary>
/// <remarks>Computed as max(o, 0) − o·y + ln(1 + e^(−|o|)), which neither overflows nor takes ln 0, and keeps the digits of what a sure and right answer costs. Derived in lesson 04-the-vanilla-rnn.</remarks>
/// <param name="reduction">Mean over the entries that count (default), or sum.</param>
/// <param name="ignore">A target that marks an entry as not counting, for example −1 for padding; default none.</param>
public sealed class SigmoidCrossEntropy(Reduction reduction = Reduction.Mean, double? ignore = null) : EntrywiseLoss(reduction, ignore)
{
    private protected override double Of(double o, double y) => (o >= 0 ? o * (1 - y) : -o * y) + Accurate.Log1p(Math.Exp(-Math.Abs(o)));

    /// <summary>σ(o) − y; for o ≥ 0 (1 − y) − σ(−o), which does not cancel where the answer is right.</summary>
    private protected override double Slope(double o, double y)
    {
        double e = Math.Exp(-Math.Abs(o)), small = e / (1 + e);
        return o >= 0 ? 1 - y - small : small - y;
    }

    private protected override string? Objection(double y) => y is >= 0 and <= 1 ? null : "a probability from 0 to 1";
}
