using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Data;
using SequenceModels.Probability;

namespace SequenceModels.Tests.Probability;

public sealed class AutoregressiveModelTests
{
    [Fact]
    public void A_series_that_obeys_a_rule_gives_the_rule_back()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var truth = new AutoregressiveModel(RandomVector(random, 3) * 0.5, random.NextDouble());
            double[] start = [1, -2, 3];
            var fitted = AutoregressiveModel.Fit([.. start, .. truth.Forecast(start, 6)], tau: 3);
            Assert.True((fitted.Coefficients - truth.Coefficients).InfinityNorm() < 1e-6);
            Assert.Equal(truth.Intercept, fitted.Intercept, 1e-6);
        }
    }

    [Fact]
    public void Coefficients_stand_lag_1_first()
    {
        var model = new AutoregressiveModel(Vector<double>.Build.Dense([10.0, 1.0]), intercept: 0.5);
        Assert.Equal(10 * 3 + 2 + 0.5, model.Predict([1, 2, 3]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Residuals_are_orthogonal_to_every_lag(bool intercept)
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var series = Synthetic.NoisySine(new Random(seed), 200);
            var model = AutoregressiveModel.Fit(series, 4, intercept);
            var windows = Windows.Over(series, 4);
            var residuals = windows.Targets - Vector<double>.Build.Dense(model.KStepPredictions(series, k: 1, from: 4));
            Assert.True((windows.Inputs * residuals).InfinityNorm() < 1e-10);
            Assert.Equal(intercept, Math.Abs(residuals.Sum()) < 1e-10);
        }
    }

    [Fact]
    public void K_counts_from_the_last_value_used()
    {
        var series = Synthetic.NoisySine(new Random(1), 60);
        var model = AutoregressiveModel.Fit(series, tau: 3);
        for (var k = 1; k <= 8; k++)
        {
            var predictions = model.KStepPredictions(series, k, from: 20);
            for (var t = 20; t < series.Length; t++)
                Assert.Equal(model.Forecast(series.AsSpan(0, t - k + 1), k)[k - 1], predictions[t - 20], 1e-15);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(16)]
    public void Values_after_t_minus_k_do_not_matter_and_x_at_t_minus_k_does(int k)
    {
        var series = Synthetic.NoisySine(new Random(2), 100);
        var model = AutoregressiveModel.Fit(series, tau: 2);
        const int T = 70;
        var before = model.KStepPredictions(series, k, from: T)[0];
        Array.Fill(series, 1e6, T - k + 1, series.Length - (T - k + 1));
        Assert.Equal(before, model.KStepPredictions(series, k, from: T)[0]);
        series[T - k] += 1;
        Assert.NotEqual(before, model.KStepPredictions(series, k, from: T)[0]);
    }

    [Fact]
    public void A_forecast_feeds_its_predictions_back()
    {
        var doubling = new AutoregressiveModel(Vector<double>.Build.Dense([2.0]), intercept: 1);
        Assert.Equal([11, 23, 47], doubling.Forecast([9, 5], k: 3));
    }

    [Fact]
    public void The_noisy_sine_gives_the_known_held_out_errors()
    {
        var errors = Enumerable.Range(0, 100).Select(HeldOutErrors).ToArray();
        double Mean(int i) => errors.Average(run => run[i]);
        Assert.InRange(Mean(0), 0.219, 0.229);   // k = 1: .224
        Assert.InRange(Mean(1), 0.227, 0.241);   // k = 4: .234
        Assert.InRange(Mean(2), 0.256, 0.280);   // k = 16: .268
        Assert.InRange(Mean(3), 0.48, 0.54);     // k = 64: .510
        Assert.InRange(Mean(4), 0.975, 0.987);   // Σw: .981, a contraction
        Assert.All(errors, run => Assert.InRange(run[0], 0.19, 0.26));
    }

    [Fact]
    public void The_unit_of_the_series_does_not_change_the_coefficients()
    {
        var series = Synthetic.NoisySine(new Random(4));
        double[] inMillionths = [.. series.Select(x => 1e6 * (x + 3))];
        var (one, other) = (AutoregressiveModel.Fit(series, 4), AutoregressiveModel.Fit(inMillionths, 4));
        Assert.True((one.Coefficients - other.Coefficients).InfinityNorm() < 1e-9);
        Assert.Equal(1e6 * (one.Intercept + 3 * (1 - one.Coefficients.Sum())), other.Intercept, 1e-2);
    }

    [Fact]
    public void What_does_not_determine_the_coefficients_is_refused()
    {
        var constant = Assert.Throws<ArgumentException>(() => AutoregressiveModel.Fit(Enumerable.Repeat(5.0, 50).ToArray(), 2));
        Assert.Contains("Use a smaller tau", constant.Message, StringComparison.Ordinal);
        var wave = Synthetic.NoisySine(new Random(3), 200, noise: 0);
        Assert.Throws<ArgumentException>(() => AutoregressiveModel.Fit(wave, 4));
        Assert.Equal(2 * Math.Cos(0.01), AutoregressiveModel.Fit(wave, 2, intercept: false).Coefficients[0], 1e-8);
        Assert.Throws<ArgumentException>(() => AutoregressiveModel.Fit([1, 2, 4, 3, 5], 3));
        Assert.Throws<ArgumentException>(() => AutoregressiveModel.Fit([1, 2], 3));
    }

    [Fact]
    public void A_gap_in_the_training_series_and_a_negative_horizon_are_refused()
    {
        var gap = Assert.Throws<ArgumentException>(() => AutoregressiveModel.Fit([1, 2, double.NaN, 4, 5, 6, 7], 2));
        Assert.Contains("series[2] is NaN", gap.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ExponentialSmoothing.Fit([1, double.PositiveInfinity, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AutoregressiveModel.Fit([1, 2, 2, 4, 3, 5, 6], 2).Forecast([1, 2], -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ExponentialSmoothing(0.5).Weights(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Synthetic.NoisyRandomWalk(new Random(1), -5, step: 1));
    }

    [Fact]
    public void Too_little_past_is_refused_with_the_first_index_that_works()
    {
        var model = new AutoregressiveModel(Vector<double>.Build.Dense(4, 0.25));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => model.KStepPredictions(new double[20], k: 2, from: 4));
        Assert.Contains("give 5 ≤ from < 20", error.Message, StringComparison.Ordinal);
        Assert.Equal(15, model.KStepPredictions(new double[20], k: 2, from: 5).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.KStepPredictions(new double[20], k: 0, from: 5));
        Assert.Throws<ArgumentException>(() => model.Predict([1, 2, 3]));
    }

    private static double[] HeldOutErrors(int seed)
    {
        var series = Synthetic.NoisySine(new Random(seed));
        var model = AutoregressiveModel.Fit(series.AsSpan(0, 600), tau: 4);
        double Error(int k) => ForecastError.Rmse(model.KStepPredictions(series, k, from: 600), series.AsSpan(600));
        return [Error(1), Error(4), Error(16), Error(64), model.Coefficients.Sum()];
    }

    private static Vector<double> RandomVector(Random random, int count) =>
        Vector<double>.Build.Dense(count, _ => random.NextDouble() * 2 - 1);

    [Theory]
    [InlineData(1.7e9)]
    [InlineData(1e10)]
    [InlineData(-1e10)]
    public void Far_from_0_the_coefficients_are_those_of_the_same_series_near_it(double far)
    {
        var random = new Random(2);
        double x = 0;
        var near = new double[400];
        for (var i = 0; i < near.Length; i++)
            near[i] = x = .7 * x + MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
        double[] moved = [.. near.Select(value => far + value)];
        var (expected, actual) = (AutoregressiveModel.Fit(near, 2), AutoregressiveModel.Fit(moved, 2));
        Assert.Equal(0.679374507, AutoregressiveModel.Fit(moved, 1).Coefficients[0], 1e-6);
        Assert.True((expected.Coefficients - actual.Coefficients).L2Norm() < 1e-6);
        Assert.Equal(far + expected.Predict(near), actual.Predict(moved), 1e-4);
    }

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e-200)]
    public void The_unit_of_the_series_changes_no_coefficient(double unit)
    {
        var series = Synthetic.Autoregressive(new Random(3), 200, Vector<double>.Build.Dense([0.5, 0.2]));
        var scaled = AutoregressiveModel.Fit([.. series.Select(x => x * unit)], 2);
        Assert.True((AutoregressiveModel.Fit(series, 2).Coefficients - scaled.Coefficients).L2Norm() < 1e-12);
        Assert.Equal(AutoregressiveModel.Fit(series, 2).Intercept, scaled.Intercept / unit, 1e-12);
    }
}
