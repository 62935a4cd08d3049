
namespace SequenceModels.Data;

/// <summary>z = (x − mean) / deviation, with the statistics of the training part only.</summary>
/// <remarks>Statistics of the whole series would tell the model about values it has yet to predict. Derived in lesson 02-autoregressive-models.</remarks>
/// <param name="Mean">Mean of the training part, in the unit of the series, a finite number.</param>
/// <param name="Deviation">Standard deviation of the training part (divided by N), a finite number above 0.</param>
/// <exception cref="ArgumentOutOfRangeException">One of them is out of its range.</exception>
public sealed record Standardizer(double Mean, double Deviation)
{
    // Values that lie within a few units of their last place differ by rounding alone.
    private const double Rounding = 4 * 2.2204460492503131e-16;

    /// <summary>Mean of the training part, in the unit of the series.</summary>
    public double Mean { get; } = InRange(double.IsFinite(Mean), Mean, "The mean must be a finite number.");

    /// <summary>Standard deviation of the training part (divided by N), above 0.</summary>
    public double Deviation { get; } = InRange(Deviation > 0 && double.IsFinite(Deviation), Deviation, "The deviation divides, so it must be a finite number above 0.");

    /// <summary>Takes mean and deviation from the training part.</summary>
    /// <param name="train">The training part, at least two different values.</param>
    /// <exception cref="ArgumentException">A value is not a finite number, or the values differ by no more than rounding, so that there is nothing to divide by.</exception>
    public static Standardizer Fit(double[] train)
    {
        TrainingSeries.RequireNumbers(Given(train), nameof(train));
        if (train.Length == 0)
            throw new ArgumentException("There are no training values: give at least two different ones.", nameof(train));
        var (mean, deviation) = Statistics.Of(train);
        return deviation > 0 && train.Max() / 2 - train.Min() / 2 > Rounding / 2 * train.Max(Math.Abs) // halves, whose difference has no overflow
            ? new Standardizer(mean, deviation)
            : throw new ArgumentException($"The {train.Length} training values do not differ, so their deviation is 0: "
                + "give a part of the series that varies.", nameof(train));
    }

    /// <summary>Series to standard units.</summary>
    /// <param name="values">In the unit of the series.</param>
    public double[] Apply(double[] values) => [.. Given(values).Select(x => (x - Mean) / Deviation)];

    /// <summary>Standard units back to the unit of the series.</summary>
    /// <param name="standardized">In standard units.</param>
    public double[] Undo(double[] standardized) => [.. Given(standardized).Select(z => z * Deviation + Mean)];
}
