using SequenceModels.Probability;

namespace SequenceModels.Tests.Probability;

public sealed class HoltWintersTests
{
    private static readonly double[] Season = [1, -2, 0, 1];
    private static readonly double[] Seasonal = [.. Enumerable.Range(0, 40).Select(t => 5 + 0.5 * t + Season[t % 4])];

    [Fact]
    public void A_line_with_a_season_is_continued_exactly_at_every_horizon()
    {
        var model = new HoltWinters(0.3, 0.1, 0.2, period: 4);
        for (int k = 1; k <= 6; k++)
            Assert.Equal(0, ForecastError.Rmse(model.KStepPredictions(Seasonal, k, 20), Seasonal.AsSpan(20)), 1e-9);
    }

    [Fact]
    public void Forecasts_use_no_value_after_the_last_known_one()
    {
        double[] changed = [.. Seasonal];
        changed[30] += 100;
        var model = new HoltWinters(0.5, 0.5, 0.5, period: 4);
        var (before, after) = (model.KStepPredictions(Seasonal, 3, 20), model.KStepPredictions(changed, 3, 20));
        Assert.Equal(before[..13], after[..13]);
        Assert.NotEqual(before[13], after[13]);
    }

    [Fact]
    public void The_rates_are_those_with_the_least_one_step_error_of_the_grid()
    {
        var random = new Random(1);
        double[] noisy = [.. Seasonal.Select(x => x + random.NextDouble())];
        var fitted = HoltWinters.Fit(noisy, 4);
        double Error(HoltWinters model) => ForecastError.Rmse(model.KStepPredictions(noisy, 1, 8), noisy.AsSpan(8));
        Assert.All([new HoltWinters(0, 0, 0, 4), new HoltWinters(1, 0, 0, 4), new HoltWinters(0.5, 0.5, 0.5, 4)], other => Assert.True(Error(fitted) <= Error(other)));
    }

    [Fact]
    public void What_is_too_short_or_no_share_is_named()
    {
        Assert.Contains("8 values", Assert.Throws<ArgumentException>(() => HoltWinters.Fit(Seasonal.AsSpan(0, 8), 4)).Message, StringComparison.Ordinal);
        Assert.Contains("1.5", Assert.Throws<ArgumentOutOfRangeException>(() => new HoltWinters(0.5, 1.5, 0.5, 4)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new HoltWinters(0.5, 0.5, 0.5, 4).KStepPredictions(Seasonal, 2, 8));
    }
}
