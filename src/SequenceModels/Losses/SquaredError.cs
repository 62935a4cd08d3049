namespace SequenceModels.Losses;

/// <summary>L = (1/KN) Σ (o − y)², the mean over all entries; with <see cref="Reduction.Sum"/> without the 1/KN.</summary>
/// <remarks>Without the ½ that some texts carry, as in PyTorch. Derived in lesson 00-start-here.</remarks>
/// <param name="reduction">Mean over the entries that count (default), or sum.</param>
/// <param name="ignore">A target that marks an entry as not counting, for example <see cref="double.NaN"/> where nothing was measured; default none.</param>
public sealed class SquaredError(Reduction reduction = Reduction.Mean, double? ignore = null) : EntrywiseLoss(reduction, ignore)
{
    private protected override double Of(double o, double y) => (o - y) * (o - y);

    private protected override double Slope(double o, double y) => 2 * (o - y);
}
