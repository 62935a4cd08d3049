using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Numerics;

/// <summary>Where the naive form of an equation loses all its digits.</summary>
public class EdgeTests
{
    private static readonly double Exact = 50 * Near.Epsilon;

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(80)]
    public void A_sure_and_right_answer_costs_little_but_not_nothing(double o)
    {
        double small = Math.Exp(-o); // ln(1 + e^−o) and 1 − σ(o), but for a part of e^−o
        foreach (var loss in (ILoss<Matrix<Real>>[])[new SigmoidCrossEntropy()])
        {
            foreach (double sign in (double[])[1, -1])
            {
                Matrix<Real> score = One(sign * o), y = One(sign > 0 ? 1 : 0);
                Close(small, loss.Loss(score, y));
                Close(-sign * small, loss.Gradient(score, y)[0, 0]);
                Close(o, loss.Loss(-score, y));
            }
        }
        var two = Matrix<Real>.Build.DenseOfRowArrays([(Real)o], [0]);
        var softmax = new SoftmaxCrossEntropy();
        Close(small, softmax.Loss(two, [0]));
        Close(o, softmax.Loss(two, [1]));
        Close(-small, softmax.Gradient(two, [0])[0, 0]);
        Close(small, softmax.Gradient(two, [0])[1, 0]);
        Close(-1, softmax.Gradient(two, [1])[1, 0]);
    }

    [Fact]
    public void Softmax_cross_entropy_is_the_same_on_both_sides_of_being_sure() => Case.ForAll(60, 6, at =>
    {
        var random = at.Random();
        var scores = RandomMatrix.Of(at.D + 1, at.Batch, random) * (Real)(at.Saturated ? 12 : 3);
        int[] target = [.. Enumerable.Range(0, at.Batch).Select(_ => random.Next(at.D + 1))];
        double[]? weights = at.Uneven ? [.. Enumerable.Range(1, at.D + 1).Select(k => k / 2.0)] : null;
        double expected = 0, all = 0;
        var slopes = Matrix<double>.Build.Dense(at.D + 1, at.Batch);
        for (int n = 0; n < at.Batch; n++)
        {
            double w = weights?[target[n]] ?? 1;
            double others = scores.Column(n).Select((o, k) => k == target[n] ? 0 : Math.Exp((double)o - scores[target[n], n])).Sum();
            for (int k = 0; k <= at.D; k++)
                slopes[k, n] = w * (k == target[n] ? -others : Math.Exp((double)scores[k, n] - scores[target[n], n])) / (1 + others);
            (expected, all) = (expected + w * (others < 1e-3 ? others - others * others / 2 + others * others * others / 3 : Math.Log(1 + others)), all + w);
        }
        var loss = new SoftmaxCrossEntropy(classWeights: weights);
        Near.Equal(expected / all, loss.Loss(scores, target), 1e-10, 1e-300);
        var gradient = loss.Gradient(scores, target);
        foreach (var (row, column, value) in slopes.EnumerateIndexed())
            Assert.True(Math.Abs(value / all - gradient[row, column]) <= Math.Max(1e-9, 2000 * Near.Epsilon) * Math.Abs(value / all), $"[{row},{column}] {value / all:r} {gradient[row, column]:r}");
    });

    [Fact]
    public void A_norm_does_not_overflow_or_vanish_where_its_squares_do()
    {
        foreach (double size in sizeof(Real) == sizeof(double) ? (double[])[1e200, 1e-200, 1e150, 3] : [1e30, 1e-30, 3])
        {
            foreach (var (p, expected) in (ReadOnlySpan<(double, double)>)[(1, 7), (2, 5), (3, Math.Cbrt(91)), (double.PositiveInfinity, 4)])
            {
                var (a, b) = (Of(3 * size), Of(-4 * size));
                Close(expected * size, GradientClipping.Norm([a, b], p));
                Close(expected * size, GradientClipping.ByNorm([a, b], 1, p));
                if (size > 1)
                    Assert.InRange(GradientClipping.Norm([a, b], p), 0.999, 1.000001);
                Close(-4.0 / 3, b.Gradient[0, 0] / (double)a.Gradient[0, 0]);
            }
        }
        Assert.Equal(0, GradientClipping.Norm([Of(0)]));
        Assert.True(double.IsNaN(GradientClipping.Norm([Of(double.NaN), Of(1)])));
        var infinite = Of(double.PositiveInfinity);
        Assert.Equal(double.PositiveInfinity, GradientClipping.ByNorm([infinite], 1));
        Assert.Equal(Real.PositiveInfinity, infinite.Gradient[0, 0]);
    }

    [Fact]
    public void A_cosine_schedule_keeps_its_digits_to_the_end()
    {
        var cosine = LearningRateSchedule.Cosine(1_000_000);
        double half = Math.PI / 2_000_000;
        Near.Equal(half * half, cosine.Factor(999_999), relative: 1e-11, absolute: 0);
        Assert.Equal(0, cosine.Factor(1_000_000));
        Near.Equal((1 + Math.Cos(1)) / 2, LearningRateSchedule.Cosine(314_159_265).Factor(100_000_000), relative: 1e-8);
    }

    [Fact]
    public void Slopes_of_tanh_and_sigmoid_far_out_keep_their_digits()
    {
        Near.Equal(4 * Math.Exp(-80), Dual.Tanh(Dual.Variable(40)).Slope, absolute: 0);
        Near.Equal(Math.Exp(-50), Dual.Sigmoid(Dual.Variable(50)).Slope, absolute: 0);
        Near.Equal(Math.Exp(-50), Dual.Sigmoid(Dual.Variable(-50)).Slope, absolute: 0);
        Assert.Equal(0, Dual.Tanh(Dual.Variable(1000)).Slope);
        Near.Equal(1, Accurate.Log1p(1e-300) / 1e-300);
        Near.Equal(Math.Log(1.5), Accurate.Log1p(0.5));
    }

    private static void Close(double expected, double actual) => Assert.True(Math.Abs(expected - actual) <= Math.Max(1e-7, Exact) * Math.Abs(expected), $"expected {expected:r}, got {actual:r}");

    private static Matrix<Real> One(double value) => Matrix<Real>.Build.Dense(1, 1, (Real)value);

    private static Parameter Of(double gradient)
    {
        var parameter = new Parameter("w", 1);
        parameter.Gradient[0, 0] = (Real)gradient;
        return parameter;
    }
}
