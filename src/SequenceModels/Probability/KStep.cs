namespace SequenceModels.Probability;

/// <summary>The one protocol of all k-step predictions, so that models and baselines are scored on the same points.</summary>
internal static class KStep
{
    /// <summary>x̂_t for t = from … T−1, each from x_0 … x_{t−k} only, of which the forecast needs at least <paramref name="needed"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The first prediction has too little past, or nothing is to be predicted.</exception>
    public static double[] Predict(ReadOnlySpan<double> series, int k, int from, int needed, Func<ReadOnlySpan<double>, double> forecast)
    {
        if (k < 1)
            throw new ArgumentOutOfRangeException(nameof(k), $"k is {k}, but a forecast looks at least one step ahead: give 1 or more.");
        var earliest = needed + k - 1;
        if (from < earliest || from >= series.Length)
            throw new ArgumentOutOfRangeException(
                nameof(from),
                $"from is {from}, but {k} steps ahead from {needed} known values the first predictable one is x[{earliest}], "
                + $"and the series ends at x[{series.Length - 1}]: give {earliest} ≤ from < {series.Length}.");
        var predictions = new double[series.Length - from];
        for (var t = from; t < series.Length; t++)
            predictions[t - from] = forecast(series[..(t - k + 1)]);
        return predictions;
    }
}
