using SequenceModels.Data;
using SequenceModels.Probability;

namespace SequenceModels.Tests.Probability;

public sealed class ExponentialSmoothingTests
{
    [Fact]
    public void The_state_moves_by_alpha_of_the_surprise()
    {
        Assert.Equal([4, 4 + 0.25 * 4, 5 + 0.25 * -5], new ExponentialSmoothing(0.25).Filter([4, 8, 0]));
    }

    [Fact]
    public void The_state_is_the_weighted_sum_of_the_whole_past()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var series = Synthetic.NoisyRandomWalk(random, 50, step: 1);
            var model = new ExponentialSmoothing(random.NextDouble());
            var states = model.Filter(series);
            var weights = model.Weights(49);
            var sum = Enumerable.Range(0, 49).Sum(lag => weights[lag] * series[49 - lag]) + Math.Pow(1 - model.Alpha, 49) * series[0];
            Assert.Equal(sum, states[49], 1e-10);
        }
    }

    [Fact]
    public void The_fitted_rate_has_the_least_error_of_all()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var series = Synthetic.NoisyRandomWalk(new Random(seed), 200, step: 0.1 * seed);
            var best = OneStepError(ExponentialSmoothing.Fit(series), series);
            for (var alpha = 0.0; alpha <= 1; alpha += 0.001)
                Assert.True(best <= OneStepError(new ExponentialSmoothing(alpha), series) + 1e-9);
        }
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void The_fitted_rate_of_a_noisy_random_walk_is_the_theoretical_optimum(double step)
    {
        var q = step * step;
        var optimum = (Math.Sqrt(q * q + 4 * q) - q) / 2;
        Assert.Equal(optimum, ExponentialSmoothing.Fit(Synthetic.NoisyRandomWalk(new Random(1), 20_000, step)).Alpha, 0.02);
    }

    [Fact]
    public void One_number_of_state_beats_a_window_shorter_than_its_memory()
    {
        var wins = Enumerable.Range(0, 20).Count(seed =>
        {
            var series = Synthetic.NoisyRandomWalk(new Random(seed), 3000, step: 0.1);
            var smoothing = ExponentialSmoothing.Fit(series.AsSpan(0, 2000)).KStepPredictions(series, k: 1, from: 2000);
            var window = AutoregressiveModel.Fit(series.AsSpan(0, 2000), tau: 3).KStepPredictions(series, k: 1, from: 2000);
            return ForecastError.Rmse(smoothing, series.AsSpan(2000)) < ForecastError.Rmse(window, series.AsSpan(2000));
        });
        Assert.Equal(20, wins);
    }

    [Fact]
    public void K_step_predictions_are_the_state_k_steps_before()
    {
        double[] series = [4, 8, 0, 2, 6];
        var model = new ExponentialSmoothing(0.25);
        var states = model.Filter(series);
        Assert.Equal([states[1], states[2]], model.KStepPredictions(series, k: 2, from: 3));
    }

    [Fact]
    public void A_rate_outside_0_to_1_and_a_series_of_one_value_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialSmoothing(1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialSmoothing(double.NaN));
        Assert.Throws<ArgumentException>(() => ExponentialSmoothing.Fit([1]));
    }

    private static double OneStepError(ExponentialSmoothing model, double[] series) =>
        ForecastError.Rmse(model.KStepPredictions(series, k: 1, from: 1), series.AsSpan(1));

    [Theory]
    [InlineData(0, 1e200)]
    [InlineData(0, 1e-200)]
    [InlineData(1e10, 1)]
    public void Where_0_is_and_the_unit_change_no_rate(double far, double unit)
    {
        var series = SequenceModels.Data.Synthetic.NoisyRandomWalk(new Random(4), 300, step: 0.5);
        Assert.Equal(ExponentialSmoothing.Fit(series).Alpha, ExponentialSmoothing.Fit([.. series.Select(x => far + unit * x)]).Alpha, 1e-5);
    }

    [Fact]
    public void Errors_near_the_ends_of_the_range_are_measured()
    {
        Assert.Equal(1, ForecastError.Rmse([1e200, -1e200], [0, 0]) / 1e200, 1e-12);
        Assert.Equal(1, ForecastError.Rmse([1e-200, -1e-200], [0, 0]) / 1e-200, 1e-12);
        Assert.Equal(0, ForecastError.Rmse([1, 2], [1, 2]));
    }
}
