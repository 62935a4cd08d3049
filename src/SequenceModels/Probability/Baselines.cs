namespace SequenceModels.Probability;

/// <summary>Forecasts that learn nothing: what a model must beat before it is worth its name.</summary>
/// <remarks>
/// All predict x_t for t = from … T−1 from x_0 … x_{t−k} only, so that result <c>[i]</c> stands beside <c>series[from + i]</c>.
/// Derived in lesson 02-autoregressive-models.
/// </remarks>
public static class Baselines
{
    /// <summary>x̂_t = x_{t−k}: it stays as it is.</summary>
    /// <param name="series">x_0 … x_{T−1}.</param>
    /// <param name="k">Steps ahead, 1 or more: x_{t−k} is the last value known.</param>
    /// <param name="from">Index of the first value to predict, at least k.</param>
    /// <returns>[T − from] predictions of <c>series[from..]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The first prediction has too little past.</exception>
    public static double[] Naive(ReadOnlySpan<double> series, int k, int from) =>
        KStep.Predict(series, k, from, needed: 1, past => past[^1]);

    /// <summary>x̂_t = x_{t−k} + k (x_{t−k} − x_{t−k−1}): it goes on as it went; for k = 1, 2x_{t−1} − x_{t−2}.</summary>
    /// <param name="series">x_0 … x_{T−1}.</param>
    /// <param name="k">Steps ahead, 1 or more: x_{t−k} is the last value known.</param>
    /// <param name="from">Index of the first value to predict, at least k + 1.</param>
    /// <returns>[T − from] predictions of <c>series[from..]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The first prediction has too little past.</exception>
    public static double[] Linear(ReadOnlySpan<double> series, int k, int from) =>
        KStep.Predict(series, k, from, needed: 2, past => past[^1] + k * (past[^1] - past[^2]));

    /// <summary>x̂_t = mean of x_0 … x_{t−k}: it is as it always was.</summary>
    /// <param name="series">x_0 … x_{T−1}.</param>
    /// <param name="k">Steps ahead, 1 or more: x_{t−k} is the last value known.</param>
    /// <param name="from">Index of the first value to predict, at least k.</param>
    /// <returns>[T − from] predictions of <c>series[from..]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The first prediction has too little past.</exception>
    public static double[] Mean(ReadOnlySpan<double> series, int k, int from)
    {
        var sums = Sums(series);
        return KStep.Predict(series, k, from, needed: 1, past => sums[past.Length] / past.Length);
    }

    /// <summary>The sums of the first 0, 1, 2, … values, each with what rounding has taken from those before (Neumaier 1974).</summary>
    private static double[] Sums(ReadOnlySpan<double> series)
    {
        var sums = new double[series.Length + 1];
        double sum = 0, lost = 0;
        for (var t = 0; t < series.Length; t++)
        {
            var (x, next) = (series[t], sum + series[t]);
            lost += Math.Abs(sum) >= Math.Abs(x) ? sum - next + x : x - next + sum;
            sum = next;
            sums[t + 1] = sum + lost;
        }
        return sums;
    }

    /// <summary>x̂_t = the last known value of the same season: x_{t−period}, or x_{t−2·period} when k > period, and so on.</summary>
    /// <param name="series">x_0 … x_{T−1}.</param>
    /// <param name="k">Steps ahead, 1 or more: x_{t−k} is the last value known.</param>
    /// <param name="from">Index of the first value to predict.</param>
    /// <param name="period">Length of a season in steps, 12 for months of a year.</param>
    /// <returns>[T − from] predictions of <c>series[from..]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The first prediction has too little past, or <paramref name="period"/> is below 1.</exception>
    public static double[] Seasonal(ReadOnlySpan<double> series, int k, int from, int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 1);
        var stepsIntoSeason = (k - 1) % period;
        return KStep.Predict(series, k, from, period - stepsIntoSeason, past => past[^(period - stepsIntoSeason)]);
    }
}
