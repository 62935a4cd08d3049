using SequenceModels.Data;

namespace SequenceModels.Probability;

/// <summary>s_t = s_{t−1} + α (x_t − s_{t−1}): one number summarises the whole past, a linear latent state.</summary>
/// <remarks>
/// The state starts at s_0 = x_0. Unrolled, x_{t−lag} has weight α (1 − α)^lag. Brown 1956; optimal for a random walk seen through noise, Muth 1960.
/// Derived in lesson 03-latent-autoregressive-models.
/// </remarks>
public sealed class ExponentialSmoothing
{
    private const int GridPoints = 20;

    /// <summary>A smoother with a known rate.</summary>
    /// <param name="alpha">α in [0, 1]: 0 never moves, 1 forgets all but the last value.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is outside [0, 1].</exception>
    public ExponentialSmoothing(double alpha) => Alpha = alpha is >= 0 and <= 1
        ? alpha
        : throw new ArgumentOutOfRangeException(nameof(alpha), $"alpha is {alpha}, but it is the share of the new value in the state: "
            + "give a number in [0, 1].");

    /// <summary>α in [0, 1], the share of the new value in the state.</summary>
    public double Alpha { get; }

    /// <summary>The α with the least sum of squared one-step errors Σ_t (x_t − s_{t−1})².</summary>
    /// <remarks>A grid finds the valley, golden sections its bottom (Kiefer 1953).</remarks>
    /// <param name="series">x_0 … x_{T−1}, the training part only, at least 2 values.</param>
    /// <exception cref="ArgumentException">The series has fewer than 2 values, or holds a NaN.</exception>
    public static ExponentialSmoothing Fit(ReadOnlySpan<double> series)
    {
        if (series.Length < 2)
            throw new ArgumentException($"The series has {series.Length} values, but a one-step error needs 2: give a longer series.", nameof(series));
        TrainingSeries.RequireNumbers(series);
        // α does not depend on where 0 is or on the unit, but squares of the values might leave the range of numbers.
        var first = series[0];
        double[] values = [.. series.ToArray().Select(x => x / 2 - first / 2)];
        var scale = values.Max(Math.Abs) is > 0 and var largest ? Math.ILogB(largest) : 0;
        values = [.. values.Select(x => Math.ScaleB(x, -scale))];
        double Error(double alpha) => new ExponentialSmoothing(alpha).SquaredError(values);
        var valley = Enumerable.Range(0, GridPoints + 1).Select(i => (double)i / GridPoints).MinBy(Error);
        return new ExponentialSmoothing(Minimize(Error, Math.Max(0, valley - 1.0 / GridPoints), Math.Min(1, valley + 1.0 / GridPoints)));
    }

    /// <summary>s_t after each value.</summary>
    /// <param name="series">x_0 … x_{T−1}.</param>
    /// <returns>[T] states; <c>[0]</c> is x_0.</returns>
    public double[] Filter(ReadOnlySpan<double> series)
    {
        var states = series.ToArray();
        for (var t = 1; t < states.Length; t++)
            states[t] = states[t - 1] + Alpha * (series[t] - states[t - 1]);
        return states;
    }

    /// <summary>x̂_t = s_{t−k} for t = from … T−1: x_{t−k} is the last value used, and the forecast is the same for every k.</summary>
    /// <param name="series">x_0 … x_{T−1}.</param>
    /// <param name="k">Steps ahead, 1 or more.</param>
    /// <param name="from">Index of the first value to predict, at least k.</param>
    /// <returns>[T − from] predictions of <c>series[from..]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The first prediction has too little past.</exception>
    public double[] KStepPredictions(ReadOnlySpan<double> series, int k, int from) => Baselines.Naive(Filter(series), k, from);

    /// <summary>The weight α (1 − α)^lag of x_{t−lag} in s_t, for lag = 0 … lags−1: how long the state remembers.</summary>
    /// <param name="lags">How many weights, ≥ 0.</param>
    /// <returns>[lags] weights; over all lags they sum to 1.</returns>
    public double[] Weights(int lags)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lags);
        return [.. Enumerable.Range(0, lags).Select(lag => Alpha * Math.Pow(1 - Alpha, lag))];
    }

    private double SquaredError(double[] series)
    {
        var states = Filter(series);
        return Enumerable.Range(1, series.Length - 1).Sum(t => Math.Pow(series[t] - states[t - 1], 2));
    }

    private static double Minimize(Func<double, double> error, double low, double high)
    {
        var ratio = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 1e-8)
        {
            var (left, right) = (high - ratio * (high - low), low + ratio * (high - low));
            if (error(left) <= error(right))
                high = right;
            else
                low = left;
        }

        return (low + high) / 2;
    }
}
