using SequenceModels.Data;

namespace SequenceModels.Tests.Data;

public sealed class StandardizerTests
{
    [Theory]
    [InlineData(0.1)]
    [InlineData(1 / 3.0)]
    [InlineData(5.0)]
    [InlineData(1e-300)]
    [InlineData(-1e300)]
    [InlineData(0.0)]
    public void A_constant_has_no_deviation(double value)
    {
        foreach (int count in (int[])[1, 2, 10, 1000])
            Assert.Contains("do not differ", Assert.Throws<ArgumentException>(() => Standardizer.Fit([.. Enumerable.Repeat(value, count)])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Standardizer.Fit([value, double.BitIncrement(value), value]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_a_number_is_named_with_its_place(double value) =>
        Assert.Contains("train[2]", Assert.Throws<ArgumentException>(() => Standardizer.Fit([1, 2, value])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(1e200)]
    [InlineData(1e308)]
    [InlineData(1e-200)]
    [InlineData(1e-308)]
    public void Numbers_near_the_ends_of_the_range_are_standardized_like_others(double unit)
    {
        double[] values = [-1, 0.5, 1], large = [.. values.Select(x => x * unit)];
        var expected = Standardizer.Fit(values).Apply(values);
        var actual = Standardizer.Fit(large).Apply(large);
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void Far_from_0_the_deviation_is_that_of_the_same_series_near_it()
    {
        var random = new Random(1);
        double[] near = [.. Enumerable.Range(0, 1000).Select(_ => Math.Round(random.NextDouble() * 64) / 8)];
        foreach (double far in (double[])[1e6, 1e10, 1e14])
            Assert.Equal(1, Standardizer.Fit([.. near.Select(x => far + x)]).Deviation / Standardizer.Fit(near).Deviation, 1e-9);
    }

    [Fact]
    public void Whole_numbers_differ_however_large_they_are()
    {
        foreach (double far in (double[])[1e15, 1e16, -1e17])
            Assert.Equal(Math.Sqrt(2 / 3.0) * 64, Standardizer.Fit([far, far + 64, far + 128]).Deviation, 1e-9);
        Assert.Equal(Math.Sqrt(2 / 3.0), Standardizer.Fit([1e15, 1e15 + 1, 1e15 + 2]).Deviation, 1e-9);
    }

    [Fact]
    public void A_deviation_that_cannot_divide_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Standardizer(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Standardizer(0, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Standardizer(double.NaN, 1));
    }
}
