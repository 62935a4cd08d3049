using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Lessons;
using SequenceModels.Losses;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

public class GradientCheckTests
{
    [Fact]
    public void A_right_gradient_passes_and_the_weights_are_left_as_they_were()
    {
        var model = FrozenExample.Model();
        var result = GradientCheck.Run(model, new SquaredError(), new Batch<Matrix<Real>>(FrozenExample.Sequence, FrozenExample.Target));
        Assert.True(result.Require().Passed);
        Assert.StartsWith("Gradient check passed: ", result.ToString(), StringComparison.Ordinal);
        Assert.Equal((Real)FrozenExample.Whh, model.Recurrent.Cell.Whh.Value[0, 0]);
    }

    [Fact]
    public void A_wrong_gradient_is_named_with_parameter_index_got_and_expected()
    {
        var theta = new Parameter("W_hh", 2, 2);
        theta.Set(1, 2, 3, 4);
        var result = GradientCheck.Run(
            [theta],
            () => theta.Value.Enumerate().Sum(value => (double)value * value),
            () =>
            {
                (theta.Value * 2).CopyTo(theta.Gradient);
                theta.Gradient[0, 1] += (Real)0.5;
            });
        Assert.False(result.Passed);
        Assert.Equal(("W_hh", 0, 1), (result.Parameter, result.Row, result.Column));
        var error = Assert.Throws<InvalidOperationException>(() => result.Require());
        Assert.StartsWith("Gradient check FAILED: W_hh[0,1] got 6.5, expected 6", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gradient_that_is_not_a_number_fails()
    {
        var theta = new Parameter("θ", 1);
        Assert.False(GradientCheck.Run([theta], () => 0, () => theta.Gradient[0, 0] = Real.NaN).Passed);
        Assert.Throws<ArgumentException>(() => GradientCheck.Run([], () => 0, () => { }));
    }
}
