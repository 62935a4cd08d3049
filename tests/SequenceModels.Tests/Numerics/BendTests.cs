using SequenceModels.Numerics;

namespace SequenceModels.Tests.Numerics;

public class BendTests
{
    // Small and large, both signs, and every length of the last, partly filled register.
    private static readonly double[] Numbers = [.. Spread(new Random(8), 4003)];

    [Fact]
    public void Tanh_is_the_librarys_to_the_last_places_also_near_zero() => Compare(Bend.Tanh, Math.Tanh);

    [Fact]
    public void Sigmoid_is_its_definition_to_the_last_places() => Compare(Bend.Sigmoid, x => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x)));

    [Fact]
    public void Relu_cuts_off_what_is_negative() => Compare(Bend.Relu, x => Math.Max(0, x));

    [Fact]
    public void Saturated_numbers_stay_in_range()
    {
        Assert.Equal([1, -1, 1, -1, 0], Bent(Bend.Tanh, 1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity, 0));
        var s = Bent(Bend.Sigmoid, 1e300, double.PositiveInfinity, 0, -1e300, double.NegativeInfinity);
        Assert.Equal([1, 1, 0.5], s[..3]);
        Assert.All(s[3..], value => Assert.InRange(value, 0, 1e-300));
    }

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        Assert.All(Bent(Bend.Tanh, double.NaN), value => Assert.Equal(double.NaN, value));
        Assert.All(Bent(Bend.Sigmoid, double.NaN), value => Assert.Equal(double.NaN, value));
    }

    [Fact]
    public void The_end_of_a_span_is_not_passed()
    {
        for (int length = 0; length < 40; length++)
        {
            double[] numbers = [.. Enumerable.Repeat(1.0, 40)];
            Bend.Tanh(numbers.AsSpan(0, length));
            Assert.All(numbers[..length], value => Assert.Equal(Math.Tanh(1), value, 1e-15));
            Assert.All(numbers[length..], value => Assert.Equal(1.0, value));
        }
    }

    private delegate void InPlace(Span<double> values);

    private static void Compare(InPlace bend, Func<double, double> expected)
    {
        var actual = Bent(bend, Numbers);
        for (int i = 0; i < Numbers.Length; i++)
            Assert.True(Math.Abs(actual[i] - expected(Numbers[i])) <= 1e-15 * Math.Abs(expected(Numbers[i])), $"{Numbers[i]:R}: {actual[i]:R}, not {expected(Numbers[i]):R}");
    }

    private static double[] Bent(InPlace bend, params double[] numbers)
    {
        double[] values = [.. numbers];
        bend(values);
        return values;
    }

    private static IEnumerable<double> Spread(Random random, int count) =>
        Enumerable.Range(0, count).Select(_ => (random.Next(2) - 0.5) * Math.Pow(10, random.NextDouble() * 22 - 19.5));
}
