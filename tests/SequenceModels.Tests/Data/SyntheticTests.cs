using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Statistics;
using SequenceModels.Data;

namespace SequenceModels.Tests.Data;

public sealed class SyntheticTests
{
    [Fact]
    public void The_noisy_sine_is_a_sine_with_the_noise_asked_for()
    {
        var clean = Synthetic.NoisySine(new Random(1), noise: 0);
        Assert.Equal(1000, clean.Length);
        Assert.Equal([Math.Sin(0.01), Math.Sin(0.02)], clean[..2]);
        var noise = Synthetic.NoisySine(new Random(1), 20_000).Zip(Synthetic.NoisySine(new Random(1), 20_000, 0), (x, sine) => x - sine).ToArray();
        Assert.Equal(0, noise.Mean(), 0.005);
        Assert.Equal(0.2, noise.StandardDeviation(), 0.004);
    }

    [Fact]
    public void An_autoregressive_series_has_the_variance_of_the_theory_from_its_first_value_on()
    {
        var coefficients = Vector<double>.Build.Dense([0.9]);
        var firsts = Enumerable.Range(0, 4000).Select(seed => Synthetic.Autoregressive(new Random(seed), 1, coefficients)[0]).ToArray();
        Assert.Equal(Math.Sqrt(1 / (1 - 0.81)), firsts.StandardDeviation(), 0.1);
    }

    [Fact]
    public void A_random_walk_without_noise_moves_by_its_steps()
    {
        var walk = Synthetic.NoisyRandomWalk(new Random(2), 20_000, step: 0.5, noise: 0);
        Assert.Equal(0.5, walk.Zip(walk[1..], (before, after) => after - before).StandardDeviation(), 0.01);
    }

    [Fact]
    public void The_same_seed_gives_the_same_series() =>
        Assert.Equal(Synthetic.NoisySine(new Random(3)), Synthetic.NoisySine(new Random(3)));

    [Theory]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_deviation_that_is_none_is_refused_by_its_name(double deviation)
    {
        Assert.Equal("noise", Assert.Throws<ArgumentOutOfRangeException>(() => Synthetic.NoisySine(new Random(1), 10, deviation)).ParamName);
        Assert.Equal("step", Assert.Throws<ArgumentOutOfRangeException>(() => Synthetic.NoisyRandomWalk(new Random(1), 10, deviation)).ParamName);
        Assert.Throws<ArgumentOutOfRangeException>(() => Synthetic.NoisySine(new Random(1), -1));
    }

    [Fact]
    public void A_series_that_grows_beyond_all_numbers_is_refused() =>
        Assert.Contains("grows beyond", Assert.Throws<ArgumentException>(() => Synthetic.Autoregressive(new Random(1), 1000, Vector<double>.Build.Dense([3.0]))).Message, StringComparison.Ordinal);
}
