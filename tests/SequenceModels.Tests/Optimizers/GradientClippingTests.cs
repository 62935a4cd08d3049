using SequenceModels.Optimizers;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Optimizers;

public class GradientClippingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(double.PositiveInfinity)]
    public void Clipping_by_norm_keeps_the_direction_and_never_lengthens(double p)
    {
        var random = new Random(18);
        for (int trial = 0; trial < 30; trial++)
        {
            Parameter[] parameters = [new("a", 2, 3), new("b", 4)];
            foreach (var parameter in parameters)
                (RandomMatrix.Of(parameter.Value.RowCount, parameter.Value.ColumnCount, random) * random.Next(1, 20)).CopyTo(parameter.Gradient);
            Real before = parameters[0].Gradient[0, 0];
            var ratio = parameters[1].Gradient / before;
            double norm = GradientClipping.ByNorm(parameters, 1.5, p);
            double after = GradientClipping.ByNorm(parameters, double.MaxValue, p);
            Near.Equal(Math.Min(norm, 1.5), after, relative: 1e-5);
            Near.Equal(ratio, parameters[1].Gradient / parameters[0].Gradient[0, 0], relative: 1e-9);
        }
    }

    [Fact]
    public void The_norm_goes_over_all_gradients_together()
    {
        Parameter[] parameters = [new("a", 1, 2), new("b", 1)];
        parameters[0].Gradient.SetRow(0, [3, -4]);
        parameters[1].Gradient[0, 0] = -12;
        Near.Equal(19, GradientClipping.Norm(parameters, 1));
        Near.Equal(13, GradientClipping.Norm(parameters));
        Near.Equal(Math.Cbrt(27 + 64 + 1728), GradientClipping.Norm(parameters, 3));
        Near.Equal(12, GradientClipping.Norm(parameters, double.PositiveInfinity));
    }

    [Fact]
    public void Clipping_by_value_cuts_each_entry_by_itself()
    {
        var theta = new Parameter("θ", 3);
        theta.Gradient.SetColumn(0, [(Real)0.5, -7, 2]);
        GradientClipping.ByValue([theta], 1);
        Assert.Equal([(Real)0.5, -1, 1], theta.Gradient.Enumerate());
    }

    [Fact]
    public void A_limit_or_norm_that_is_not_positive_is_refused()
    {
        Parameter[] parameters = [new("θ", 1)];
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByNorm(parameters, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByNorm(parameters, 1, p: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClipping.ByValue(parameters, double.NaN));
    }
}
