namespace SequenceModels.Data;

/// <summary>Mean and standard deviation of any finite numbers, also where squares leave the range of a double.</summary>
internal static class Statistics
{
    // Below it squares lose digits, above it they overflow.
    private const double Small = 1e-140, Large = 1e140;

    /// <summary>The mean, and √(Σ (x − mean)² / N).</summary>
    /// <param name="values">Finite numbers, at least one.</param>
    public static (double Mean, double Deviation) Of(double[] values)
    {
        var largest = values.Max(Math.Abs);
        if (largest == 0 || largest is > Small and < Large)
            return Plain(values);
        var exponent = Math.ILogB(largest);
        var (mean, deviation) = Plain([.. values.Select(x => Math.ScaleB(x, -exponent))]);
        return (Math.ScaleB(mean, exponent), Math.ScaleB(deviation, exponent));
    }

    private static (double Mean, double Deviation) Plain(double[] values)
    {
        var mean = values.Average();
        // The mean is rounded; far from 0 that is more than the values differ by.
        var correction = values.Sum(x => x - mean) / values.Length;
        var deviation = Math.Sqrt(values.Sum(x => (x - mean) * (x - mean)) / values.Length);
        return Math.Abs(correction) > 1e-9 * deviation
            ? (mean + correction, Math.Sqrt(Math.Max(0, deviation * deviation - correction * correction)))
            : (mean, deviation);
    }
}
