using SequenceModels.Data;

namespace SequenceModels.Probability;

/// <summary>Level, slope and season of a series, each smoothed: x̂_{t+k} = level_t + k·slope_t + season_{t+k}.</summary>
/// <remarks>
/// The additive method of Holt and Winters (1960). With the error e_t = x_t − x̂_t, the level moves by α·e_t, the slope by α·β·e_t and the season by γ·(1 − α)·e_t.
/// All three start from the first two periods. Used in lesson 12b-when-a-network-pays.
/// </remarks>
public sealed class HoltWinters
{
    private const int GridPoints = 20;

    /// <summary>A smoother with known rates.</summary>
    /// <param name="alpha">α in [0, 1], the rate of the level.</param>
    /// <param name="beta">β in [0, 1], the rate of the slope, as a share of α.</param>
    /// <param name="gamma">γ in [0, 1], the rate of the season, as a share of 1 − α.</param>
    /// <param name="period">Steps of one season, at least 2; 12 for months.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rate is outside [0, 1], or the period is below 2.</exception>
    public HoltWinters(double alpha, double beta, double gamma, int period)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(period, 2);
        foreach (var rate in (ReadOnlySpan<double>)[alpha, beta, gamma])
            if (rate is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(nameof(alpha), $"The rates are {alpha}, {beta} and {gamma}, but each is a share: give numbers in [0, 1].");
        (Alpha, Beta, Gamma, Period) = (alpha, beta, gamma, period);
    }

    /// <summary>α, the rate of the level.</summary>
    public double Alpha { get; }

    /// <summary>β, the rate of the slope, as a share of α.</summary>
    public double Beta { get; }

    /// <summary>γ, the rate of the season, as a share of 1 − α.</summary>
    public double Gamma { get; }

    /// <summary>Steps of one season.</summary>
    public int Period { get; }

    /// <summary>The rates with the least sum of squared one-step errors after the first two periods, on a grid of 0.05.</summary>
    /// <param name="series">x_0 … x_{T−1}, the training part only, more than two periods.</param>
    /// <param name="period">Steps of one season, at least 2.</param>
    /// <exception cref="ArgumentException">The series has no more than two periods, or holds a NaN.</exception>
    public static HoltWinters Fit(ReadOnlySpan<double> series, int period)
    {
        RequireTwoPeriods(series.Length, period);
        TrainingSeries.RequireNumbers(series);
        double[] values = series.ToArray(), grid = [.. Enumerable.Range(0, GridPoints + 1).Select(i => (double)i / GridPoints)];
        var rates = from alpha in grid from beta in grid from gamma in grid select new HoltWinters(alpha, beta, gamma, period);
        return rates.MinBy(candidate => candidate.Forecasts(values, 1).Skip(2 * period).Zip(values.Skip(2 * period), (said, came) => Math.Pow(came - said, 2)).Sum())!;
    }

    /// <summary>x̂_t for t = from … T−1, each k steps ahead: x_{t−k} is the last value used.</summary>
    /// <param name="series">x_0 … x_{T−1}, more than two periods.</param>
    /// <param name="k">Steps ahead, 1 or more.</param>
    /// <param name="from">Index of the first value to predict, at least 2·period + k − 1.</param>
    /// <returns>[T − from] predictions of <c>series[from..]</c>.</returns>
    /// <exception cref="ArgumentException">The series has no more than two periods.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The first prediction has too little past.</exception>
    public double[] KStepPredictions(ReadOnlySpan<double> series, int k, int from)
    {
        RequireTwoPeriods(series.Length, Period);
        // The protocol checks k and from; the forecasts are those of one pass.
        _ = KStep.Predict(series, k, from, 2 * Period, _ => 0);
        return Forecasts(series.ToArray(), k)[from..];
    }

    // x̂_t from x_{t−k} and before, for every t; 0 where there is no such value.
    private double[] Forecasts(double[] x, int k)
    {
        double first = x[..Period].Average(), slope = (x[Period..(2 * Period)].Average() - first) / Period, middle = (Period - 1) / 2.0;
        var level = first - (middle + 1) * slope;
        double[] season = [.. x[..Period].Select((value, i) => value - first - (i - middle) * slope)], forecasts = new double[x.Length];
        for (var t = 0; t + k < x.Length; t++)
        {
            var error = x[t] - level - slope - season[t % Period];
            level += slope + Alpha * error;
            slope += Alpha * Beta * error;
            season[t % Period] += Gamma * (1 - Alpha) * error;
            forecasts[t + k] = level + k * slope + season[(t + k) % Period];
        }

        return forecasts;
    }

    private static void RequireTwoPeriods(int length, int period)
    {
        if (length <= 2 * period)
            throw new ArgumentException($"The series has {length} values, but level, slope and season start from two periods of {period}: give more than {2 * period}.");
    }
}
