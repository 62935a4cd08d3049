using SequenceModels.Data;
using SequenceModels.Probability;

namespace SequenceModels.Tests.Probability;

public sealed class BaselinesTests
{
    private static readonly double[] Squares = [0, 1, 4, 9, 16, 25, 36];

    [Fact]
    public void Naive_repeats_the_value_k_steps_before()
    {
        Assert.Equal([9, 16, 25], Baselines.Naive(Squares, k: 1, from: 4));
        Assert.Equal([1, 4, 9], Baselines.Naive(Squares, k: 3, from: 4));
    }

    [Fact]
    public void Linear_goes_on_along_the_last_difference()
    {
        Assert.Equal([2 * 9 - 4, 2 * 16 - 9, 2 * 25 - 16], Baselines.Linear(Squares, k: 1, from: 4));
        Assert.Equal([4 + 2 * (4 - 1)], Baselines.Linear(Squares.AsSpan(0, 5), k: 2, from: 4));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Linear_is_exact_on_a_straight_line(int k)
    {
        double[] line = [.. Enumerable.Range(0, 30).Select(t => 3.0 * t - 7)];
        Assert.Equal(line[10..], Baselines.Linear(line, k, from: 10));
    }

    [Fact]
    public void Mean_takes_all_values_up_to_t_minus_k()
    {
        Assert.Equal([(0 + 1 + 4) / 3.0, (0 + 1 + 4 + 9) / 4.0], Baselines.Mean(Squares.AsSpan(0, 6), k: 2, from: 4));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    public void Seasonal_is_exact_on_a_periodic_series_at_every_distance(int k)
    {
        double[] series = [.. Enumerable.Range(0, 40).Select(t => new[] { 3.0, 1, 4, 1.5 }[t % 4])];
        Assert.Equal(series[15..], Baselines.Seasonal(series, k, from: 15, period: 4));
    }

    [Fact]
    public void Naive_on_the_noisy_sine_errs_by_the_noise_of_two_values()
    {
        var errors = Enumerable.Range(0, 100).Select(seed => Synthetic.NoisySine(new Random(seed)))
            .Select(series => ForecastError.Rmse(Baselines.Naive(series, k: 1, from: 600), series.AsSpan(600)))
            .ToArray();
        Assert.InRange(errors.Average(), 0.2 * Math.Sqrt(2) - 0.004, 0.2 * Math.Sqrt(2) + 0.004);
        Assert.All(errors, error => Assert.InRange(error, 0.24, 0.33));
    }

    [Fact]
    public void The_mean_of_a_long_past_takes_no_longer_at_its_end()
    {
        var random = new Random(1);
        double[] series = [.. Enumerable.Range(0, 1_000_000).Select(_ => 1e6 + random.NextDouble())];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var means = Baselines.Mean(series, k: 2, from: 2);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
        Assert.Equal(series[..^2].Average(x => x - 1e6), means[^1] - 1e6, 1e-9);
    }

    [Fact]
    public void Too_little_past_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Baselines.Naive(Squares, k: 3, from: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Baselines.Linear(Squares, k: 1, from: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Baselines.Seasonal(Squares, k: 1, from: 3, period: 4));
        Assert.Throws<ArgumentOutOfRangeException>(() => Baselines.Seasonal(Squares, k: 1, from: 3, period: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Baselines.Mean(Squares, k: 1, from: 7));
    }

    [Fact]
    public void Rmse_is_the_root_of_the_mean_square()
    {
        Assert.Equal(Math.Sqrt((9 + 16) / 2.0), ForecastError.Rmse([0, 0], [3, -4]), 1e-15);
        Assert.Throws<ArgumentException>(() => ForecastError.Rmse([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => ForecastError.Rmse([], []));
    }
}
