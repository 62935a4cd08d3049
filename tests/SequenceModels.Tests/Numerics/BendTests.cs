using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Numerics;

public class BendTests
{
    // Small and large, both signs, and every length of the last, partly filled register.
    private static readonly Real[] Numbers = [.. Spread(new Random(8), 4003)];

    /// <summary>As good as zero: numbers as small have fewer places.</summary>
    private const double Nothing = 8 / (double)Real.MaxValue;

    [Fact]
    public void Tanh_is_the_librarys_to_the_last_places_also_near_zero() => Compare(Bend.Tanh, Math.Tanh);

    [Fact]
    public void Sigmoid_is_its_definition_to_the_last_places() => Compare(Bend.Sigmoid, x => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x)));

    [Fact]
    public void Relu_cuts_off_what_is_negative() => Compare(Bend.Relu, x => Math.Max(0, x));

    [Fact]
    public void Saturated_numbers_stay_in_range()
    {
        Assert.Equal([1, -1, 1, -1, 0], Bent(Bend.Tanh, Real.MaxValue, Real.MinValue, Real.PositiveInfinity, Real.NegativeInfinity, 0));
        var s = Bent(Bend.Sigmoid, Real.MaxValue, Real.PositiveInfinity, 0, Real.MinValue, Real.NegativeInfinity);
        Assert.Equal([1, 1, (Real)0.5], s[..3]);
        Assert.All(s[3..], value => Assert.InRange(value, 0, Nothing));
    }

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        Assert.All(Bent(Bend.Tanh, Real.NaN), value => Assert.Equal(Real.NaN, value));
        Assert.All(Bent(Bend.Sigmoid, Real.NaN), value => Assert.Equal(Real.NaN, value));
    }

    [Fact]
    public void The_end_of_a_span_is_not_passed()
    {
        for (int length = 0; length < 40; length++)
        {
            Real[] numbers = [.. Enumerable.Repeat((Real)1, 40)];
            Bend.Tanh(numbers.AsSpan(0, length));
            Assert.All(numbers[..length], value => Near.Equal(Math.Tanh(1), value));
            Assert.All(numbers[length..], value => Assert.Equal(1, value));
        }
    }

    private delegate void InPlace(Span<Real> values);

    private static void Compare(InPlace bend, Func<double, double> expected)
    {
        var actual = Bent(bend, Numbers);
        for (int i = 0; i < Numbers.Length; i++)
            Assert.True(Math.Abs(actual[i] - expected(Numbers[i])) <= 5 * Near.Epsilon * Math.Abs(expected(Numbers[i])) + Nothing, $"{Numbers[i]:R}: {actual[i]:R}, not {expected(Numbers[i]):R}");
    }

    private static Real[] Bent(InPlace bend, params Real[] numbers)
    {
        Real[] values = [.. numbers];
        bend(values);
        return values;
    }

    private static IEnumerable<Real> Spread(Random random, int count) =>
        Enumerable.Range(0, count).Select(_ => (Real)((random.Next(2) - 0.5) * Math.Pow(10, random.NextDouble() * 22 - 19.5)));
}
