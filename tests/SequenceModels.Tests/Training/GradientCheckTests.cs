using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Lessons;
using SequenceModels.Losses;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;
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

    [Fact]
    public void A_small_gradient_that_is_absent_doubled_or_turned_round_fails_and_a_right_one_passes()
    {
        foreach (double size in GradientCheck.DefaultStep < 1e-4 ? (double[])[1, 1e-4, 1e-7, 1e-12, 1e-30, 1e6] : [1, 0.1])
        {
            var p = new Parameter("w", 3);
            p.Set(1, 2, 3);
            GradientCheckResult Check(double factor) => GradientCheck.Run(
                [p], () => size * p.Value.Enumerate().Sum(v => (double)v * v), () => (p.Value * (Real)(2 * size * factor)).CopyTo(p.Gradient));
            Assert.True(Check(1).Passed, $"{size}: {Check(1)}");
            foreach (double factor in (ReadOnlySpan<double>)[0, 2, -1, 1.1])
                Assert.False(Check(factor).Passed, $"{size} times {factor}: {Check(factor)}");
        }
    }

    [Fact]
    public void A_vanished_gradient_beside_a_large_loss_is_still_found()
    {
        double small = GradientCheck.DefaultStep < 1e-4 ? 1e-9 : 0.05;
        var p = new Parameter("w", 1);
        p.Set(0.5);
        GradientCheckResult Check(double factor) => GradientCheck.Run([p], () => 1 + small * p.Value[0, 0], () => p.Gradient[0, 0] = (Real)(small * factor));
        Assert.True(Check(1).Passed);
        Assert.False(Check(0).Passed);
        Assert.False(Check(3).Passed);
    }

    [Fact]
    public void A_gradient_of_zero_passes_where_the_loss_does_not_move()
    {
        var p = new Parameter("w", 2);
        Assert.True(GradientCheck.Run([p], () => 3, () => { }).Passed);
        Assert.False(GradientCheck.Run([p], () => 3, () => p.Gradient[1, 0] = (Real)0.5).Passed);
    }

    [Fact]
    public void A_kink_is_named_with_both_slopes_and_what_lies_between_them_is_right()
    {
        var p = new Parameter("w", 2);
        p.Set(0, 1);
        GradientCheckResult Check(double got) => GradientCheck.Run([p], () => Math.Max(0, (double)p.Value[0, 0]) + p.Value[1, 0], () =>
        {
            p.Gradient[0, 0] = (Real)got;
            p.Gradient[1, 0] = 1;
        });
        foreach (double right in (ReadOnlySpan<double>)[0, 1, 0.25])
        {
            Assert.True(Check(right).Passed);
            Assert.Contains("a kink here, its slope is 0 on the left and 1 on the right", Check(right).ToString(), StringComparison.Ordinal);
        }
        foreach (double wrong in (ReadOnlySpan<double>)[-0.5, 2])
        {
            Assert.False(Check(wrong).Passed);
            Assert.Contains("w[0,0]", Check(wrong).ToString(), StringComparison.Ordinal);
            Assert.Contains("kink", Check(wrong).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Curvature_is_not_taken_for_a_kink()
    {
        var p = new Parameter("w", 1);
        p.Set(0.1);
        var wrong = GradientCheck.Run([p], () => Math.Pow(p.Value[0, 0], 4), () => p.Gradient[0, 0] = 1);
        Assert.False(wrong.Passed);
        Assert.Null(wrong.Kink);
    }

    [Fact]
    public void A_shared_parameter_is_checked_once()
    {
        var p = new Parameter("w", 1);
        p.Set(2);
        int losses = 0;
        double Loss()
        {
            losses++;
            return (double)p.Value[0, 0] * p.Value[0, 0];
        }
        Assert.True(GradientCheck.Run([p, p], Loss, () => p.Gradient[0, 0] += 4).Passed);
        Assert.Equal(2, losses);
    }

    [Fact]
    public void Every_cell_passes_at_a_tolerance_near_the_precision_of_differences() => Case.ForAll(12, 4, at =>
    {
        foreach (var kind in CellKind.All)
        {
            var random = at.Random();
            var model = SequenceModel.Of(kind.Make(at.D, at.H, random), 2, random);
            var batch = new Batch<Matrix<Real>>(RandomMatrix.Sequence(at.D, 5, at.Batch, random), RandomMatrix.Of(2, 5 * at.Batch, random));
            GradientCheck.Run(model, new SquaredError(), batch, GradientCheck.DefaultStep < 1e-4 ? 1e-9 : null).Require();
        }
    });
}
