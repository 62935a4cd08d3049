using System.Runtime.Intrinsics;
using SequenceModels.Numerics;

namespace SequenceModels.Tests.Numerics;

/// <summary>What a browser computes gates with, in double alone.</summary>
public class PlainElementaryTests
{
    private static readonly double[] Numbers =
        [.. Enumerable.Range(-340, 681).SelectMany(tenth => new[] { tenth / 10.0, tenth * 1e-9 }), 0, -0.0, 1e-300, -1e-300, 700, -700, 1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity];

    [Fact]
    public void Tanh_is_the_librarys_to_the_last_places() =>
        Assert.All(Numbers, x => Assert.InRange(Math.Abs(PlainElementary.Tanh(Vector128.Create(x))[0] - Math.Tanh(x)), 0, 4 * Math.BitIncrement(Math.Abs(Math.Tanh(x))) * Math.Pow(2, -52)));

    [Fact]
    public void Sigmoid_is_its_definition_to_the_last_places() =>
        Assert.All(Numbers.Where(x => x > -700), x => Assert.InRange(Math.Abs(PlainElementary.Sigmoid(Vector128.Create(x))[0] - Exact(x)), 0, 5 * Exact(x) * Math.Pow(2, -52)));

    [Fact]
    public void What_is_not_a_number_stays_so()
    {
        Assert.Equal(double.NaN, PlainElementary.Tanh(Vector128.Create(double.NaN))[0]);
        Assert.Equal(double.NaN, PlainElementary.Sigmoid(Vector128.Create(double.NaN))[0]);
    }

    [Fact]
    public void Each_lane_is_computed_for_itself()
    {
        var both = PlainElementary.Tanh(Vector128.Create(0.5, -2.0));
        Assert.Equal(PlainElementary.Tanh(Vector128.Create(0.5))[0], both[0]);
        Assert.Equal(PlainElementary.Tanh(Vector128.Create(-2.0))[1], both[1]);
    }

    private static double Exact(double x) => x >= 0 ? 1 / (1 + Math.Exp(-x)) : Math.Exp(x) / (1 + Math.Exp(x));
}
