using SequenceModels.Numerics;

namespace SequenceModels.Tests.Numerics;

public class DualTests
{
    [Fact]
    public void Every_rule_gives_the_derivative_that_the_book_gives()
    {
        Dual x = Dual.Variable(0.7);
        Assert.Equal(new Dual(1.7, 1), 1 + x);
        Assert.Equal(new Dual(0.7 - 2, 1), x - 2);
        Assert.Equal(new Dual(-0.7, -1), -x);
        Assert.Equal(2 * 0.7, (x * x).Slope, 1e-15);
        Assert.Equal(-3 / (0.7 * 0.7), (3 / x).Slope, 1e-14);
        Assert.Equal(1 / (Math.Cosh(0.7) * Math.Cosh(0.7)), Dual.Tanh(x).Slope, 1e-15);
        Assert.Equal(1 / (2 + 2 * Math.Cosh(0.7)), Dual.Sigmoid(x).Slope, 1e-15);
        Assert.Equal(Math.Exp(0.7), Dual.Exp(x).Slope, 1e-15);
        Assert.Equal(1 / 0.7, Dual.Log(x).Slope, 1e-15);
    }

    [Fact]
    public void Values_are_those_of_plain_arithmetic()
    {
        Dual x = Dual.Variable(-1.3), y = 0.4;
        Assert.Equal((-1.3 * 0.4 - 0.4) / 0.4, ((x * y - y) / y).Value);
        Assert.Equal(Math.Tanh(-1.3), Dual.Tanh(x).Value);
        Assert.Equal(1 / (1 + Math.Exp(1.3)), Dual.Sigmoid(x).Value);
        Assert.Equal(-1.3, Dual.Log(Dual.Exp(x)).Value, 1e-15);
    }

    [Fact]
    public void The_chain_rule_needs_nobody_to_apply_it()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 100; trial++)
        {
            double at = random.NextDouble() * 4 - 2, slope = Dual.Tanh(Dual.Sigmoid(3 * Dual.Variable(at)) * at).Slope;
            double p = 1 / (1 + Math.Exp(-3 * at)), h = Math.Tanh(p * at);
            Assert.Equal((1 - h * h) * at * 3 * p * (1 - p), slope, 1e-14);
        }
    }

    [Fact]
    public void A_constant_has_no_slope() => Assert.Equal(0, (Dual.Tanh(0.3) * 2 + 1).Slope);

    [Fact]
    public void A_large_negative_number_does_not_break_the_sigmoid() => Assert.Equal(new Dual(0, 0), Dual.Sigmoid(Dual.Variable(-1000)));
}
