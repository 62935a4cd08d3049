using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Numerics;

public class ActivationsTests
{
    // Small and large, both signs, and every length of the last, partly filled register.
    private static readonly Real[] Numbers = [.. Spread(new Random(8), 4003)];

    /// <summary>As good as zero: numbers as small have fewer places.</summary>
    private const double Nothing = 8 / (double)Real.MaxValue;

    [Fact]
    public void Tanh_is_the_librarys_to_the_last_places_also_near_zero() => Compare(Activations.Tanh, Math.Tanh);

    [Fact]
    public void Sigmoid_is_its_definition_to_the_last_places() => Compare(Activations.Sigmoid, x => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x)));

    [Fact]
    public void Relu_cuts_off_what_is_negative() => Compare(Activations.Relu, x => Math.Max(0, x));

    /// <summary>Largest error in ε of the result: what the class says of itself.</summary>
    [Fact]
    public void Numbers_of_every_size_and_sign_come_within_the_bound_that_is_told()
    {
        Real[] numbers = [.. OfEverySize().SelectMany(x => (Real[])[x, -x])];
        double worstTanh = Worst(Applied(Activations.Tanh, numbers), numbers, Math.Tanh);
        double worstSigmoid = Worst(Applied(Activations.Sigmoid, numbers), numbers, x => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x)));
        Assert.InRange(worstTanh, 0, 3);
        Assert.InRange(worstSigmoid, 0, 3.5);
        Assert.All(Applied(Activations.Tanh, numbers), value => Assert.InRange(value, -1, 1));
        Assert.All(Applied(Activations.Sigmoid, numbers), value => Assert.InRange(value, 0, 1));
    }

    private static double Worst(Real[] actual, Real[] numbers, Func<double, double> expected)
    {
        double worst = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            double error = Math.Max(0, Math.Abs(actual[i] - expected(numbers[i])) - Nothing);
            worst = Math.Max(worst, error == 0 ? 0 : error / Near.Epsilon / Math.Abs(expected(numbers[i])));
        }
        return worst;
    }

    /// <summary>A hundred numbers between each power of 2 and the next, from the smallest that there is to the largest.</summary>
    private static IEnumerable<Real> OfEverySize()
    {
        var random = new Random(12);
        for (double power = Real.Epsilon; power < Real.MaxValue / 2; power *= 2)
        {
            for (int i = 0; i < 100; i++)
                yield return (Real)(power * (1 + random.NextDouble()));
        }
    }

    [Fact]
    public void Saturated_numbers_stay_in_range()
    {
        Assert.Equal([1, -1, 1, -1, 0], Applied(Activations.Tanh, Real.MaxValue, Real.MinValue, Real.PositiveInfinity, Real.NegativeInfinity, 0));
        var s = Applied(Activations.Sigmoid, Real.MaxValue, Real.PositiveInfinity, 0, Real.MinValue, Real.NegativeInfinity);
        Assert.Equal([1, 1, (Real)0.5], s[..3]);
        Assert.All(s[3..], value => Assert.InRange(value, 0, Nothing));
    }

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        Assert.All(Applied(Activations.Tanh, Real.NaN), value => Assert.Equal(Real.NaN, value));
        Assert.All(Applied(Activations.Sigmoid, Real.NaN), value => Assert.Equal(Real.NaN, value));
    }

    [Fact]
    public void The_end_of_a_span_is_not_passed()
    {
        for (int length = 0; length < 40; length++)
        {
            Real[] numbers = [.. Enumerable.Repeat((Real)1, 40)];
            Activations.Tanh(numbers.AsSpan(0, length));
            Assert.All(numbers[..length], value => Near.Equal(Math.Tanh(1), value));
            Assert.All(numbers[length..], value => Assert.Equal(1, value));
        }
    }

    private delegate void InPlace(Span<Real> values);

    private static void Compare(InPlace activation, Func<double, double> expected)
    {
        var actual = Applied(activation, Numbers);
        for (int i = 0; i < Numbers.Length; i++)
            Assert.True(Math.Abs(actual[i] - expected(Numbers[i])) <= 5 * Near.Epsilon * Math.Abs(expected(Numbers[i])) + Nothing, $"{Numbers[i]:R}: {actual[i]:R}, not {expected(Numbers[i]):R}");
    }

    private static Real[] Applied(InPlace activation, params Real[] numbers)
    {
        Real[] values = [.. numbers];
        activation(values);
        return values;
    }

    private static IEnumerable<Real> Spread(Random random, int count) =>
        Enumerable.Range(0, count).Select(_ => (Real)((random.Next(2) - 0.5) * Math.Pow(10, random.NextDouble() * 22 - 19.5)));
}
