using SequenceModels.Probability;

namespace SequenceModels.Tests.Probability;

public class IntervalTests
{
    [Fact]
    public void Five_numbers_by_hand()
    {
        // Mean 3, deviation √2.5, t with 4 degrees of freedom 2.7764.
        var interval = Interval.OfMean([1, 2, 3, 4, 5]);
        Assert.Equal(3, interval.Mean, 1e-12);
        Assert.Equal(3 - 2.7764 * Math.Sqrt(2.5 / 5), interval.Low, 1e-4);
        Assert.Equal(3 + 2.7764 * Math.Sqrt(2.5 / 5), interval.High, 1e-4);
        Assert.Equal("1.04 … 4.96", interval.ToString());
    }

    [Fact]
    public void Nineteen_in_twenty_intervals_hold_the_true_mean()
    {
        var random = new Random(1);
        bool Holds() => Interval.OfMean(Enumerable.Range(0, 5).Select(_ => MathNet.Numerics.Distributions.Normal.Sample(random, 7, 3))).Contains(7);
        Assert.InRange(Enumerable.Range(0, 2000).Average(_ => Holds() ? 1.0 : 0.0), 0.935, 0.965);
    }

    [Fact]
    public void Equal_numbers_leave_no_doubt() => Assert.Equal(new Interval(2, 2, 2), Interval.OfMean([2, 2, 2]));

    [Fact]
    public void A_tiny_negative_end_is_written_as_zero() => Assert.Equal("0.00 … 0.50", new Interval(-1e-9, 0.25, 0.5).ToString());

    [Fact]
    public void One_number_is_refused() => Assert.Contains("two seeds", Assert.Throws<ArgumentException>(() => Interval.OfMean([1])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_result_that_is_no_number_is_named() =>
        Assert.Contains("values[1]", Assert.Throws<ArgumentException>(() => Interval.OfMean([1, double.NaN, 2])).Message, StringComparison.Ordinal);

    [Fact]
    public void The_unit_changes_the_ends_alone()
    {
        var (plain, large) = (Interval.OfMean([1, 2, 4]), Interval.OfMean([1e200, 2e200, 4e200]));
        Assert.Equal(plain.Low, large.Low / 1e200, 1e-12);
        Assert.Equal(plain.High, large.High / 1e200, 1e-12);
    }

    [Fact]
    public void A_difference_is_paired_and_needs_as_many_of_the_one_as_of_the_other()
    {
        Assert.Equal(Interval.OfMean([1.0, 3, 2]), Interval.OfDifference([5.0, 7, 9], [4.0, 4, 7]));
        Assert.Contains("2 numbers were given to be compared with 3", Assert.Throws<ArgumentException>(() => Interval.OfDifference([1.0, 2], [1.0, 2, 3])).Message, StringComparison.Ordinal);
    }
}
