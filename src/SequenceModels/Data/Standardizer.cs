namespace SequenceModels.Data;

/// <summary>z = (x − mean) / deviation, with the statistics of the training part only.</summary>
/// <remarks>Statistics of the whole series would tell the model about values it has yet to predict. Derived in lesson 02-autoregressive-models.</remarks>
/// <param name="Mean">Mean of the training part, in the unit of the series.</param>
/// <param name="Deviation">Standard deviation of the training part (divided by N), above 0.</param>
public sealed record Standardizer(double Mean, double Deviation)
{
    /// <summary>Takes mean and deviation from the training part.</summary>
    /// <param name="train">The training part, at least two different values.</param>
    /// <exception cref="ArgumentException">The values do not differ, so that there is nothing to divide by.</exception>
    public static Standardizer Fit(double[] train)
    {
        ArgumentNullException.ThrowIfNull(train);
        var mean = train.DefaultIfEmpty().Average();
        var deviation = Math.Sqrt(train.Sum(x => (x - mean) * (x - mean)) / train.Length);
        return deviation > 0
            ? new Standardizer(mean, deviation)
            : throw new ArgumentException($"The {train.Length} training values do not differ, so their deviation is 0: "
                + "give a part of the series that varies.", nameof(train));
    }

    /// <summary>Series to standard units.</summary>
    /// <param name="values">In the unit of the series.</param>
    public double[] Apply(double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return [.. values.Select(x => (x - Mean) / Deviation)];
    }

    /// <summary>Standard units back to the unit of the series.</summary>
    /// <param name="standardized">In standard units.</param>
    public double[] Undo(double[] standardized)
    {
        ArgumentNullException.ThrowIfNull(standardized);
        return [.. standardized.Select(z => z * Deviation + Mean)];
    }
}
