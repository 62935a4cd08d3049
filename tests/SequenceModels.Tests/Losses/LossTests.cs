using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Losses;

public class LossTests
{
    [Fact]
    public void A_model_that_knows_nothing_pays_the_logarithm_of_the_number_of_classes()
    {
        double loss = new SoftmaxCrossEntropy().Loss(Matrix<Real>.Build.Dense(65, 25), new int[25]);
        Near.Equal(Math.Log(65), loss);
        Near.Equal(104.360, 25 * loss, relative: 0, absolute: 0.0005);
    }

    [Fact]
    public void A_fair_coin_costs_ln_two() =>
        Near.Equal(Math.Log(2), new SigmoidCrossEntropy().Loss(Matrix<Real>.Build.Dense(1, 4), Matrix<Real>.Build.Dense(1, 4, 1)));

    [Fact]
    public void Huge_scores_give_finite_losses_and_gradients()
    {
        var scores = Matrix<Real>.Build.DenseOfArray(new Real[,] { { 10_000, -10_000 }, { -10_000, 10_000 } });
        Near.Equal(2e4, new SoftmaxCrossEntropy().Loss(scores, [1, 0]));
        Near.Equal(1e4, new SigmoidCrossEntropy().Loss(scores, 1 - Matrix<Real>.Build.DenseIdentity(2)));
        Assert.All(new SoftmaxCrossEntropy().Gradient(scores, [1, 0]).Enumerate(), g => Assert.True(double.IsFinite(g)));
    }

    [Fact]
    public void Ignored_columns_neither_count_nor_learn()
    {
        var random = new Random(16);
        var scores = RandomMatrix.Of(3, 4, random);
        var (masked, kept) = (new SoftmaxCrossEntropy(ignore: -1), scores.SubMatrix(0, 3, 0, 2));
        Near.Equal(new SoftmaxCrossEntropy().Loss(kept, [2, 0]), masked.Loss(scores, [2, 0, -1, -1]));
        Assert.All(masked.Gradient(scores, [2, 0, -1, -1]).SubMatrix(0, 3, 2, 2).Enumerate(), g => Assert.Equal(0, g));
        Assert.Equal(0, masked.Loss(scores, [-1, -1, -1, -1]));
    }

    [Fact]
    public void The_sum_is_the_mean_times_the_count()
    {
        var random = new Random(17);
        Matrix<Real> o = RandomMatrix.Of(3, 5, random), y = RandomMatrix.Of(3, 5, random);
        Near.Equal(15 * new SquaredError().Loss(o, y), new SquaredError(Reduction.Sum).Loss(o, y));
        var yes = Functions.Sigmoid(y);
        Near.Equal(15 * new SigmoidCrossEntropy().Gradient(o, yes), new SigmoidCrossEntropy(Reduction.Sum).Gradient(o, yes));
        Near.Equal(5 * new SoftmaxCrossEntropy().Loss(o, [0, 1, 2, 0, 1]), new SoftmaxCrossEntropy(Reduction.Sum).Loss(o, [0, 1, 2, 0, 1]));
    }

    [Fact]
    public void A_masked_entry_is_as_if_it_were_not_there()
    {
        var random = new Random(31);
        for (int trial = 0; trial < 20; trial++)
        {
            Matrix<Real> o = RandomMatrix.Of(1, 6, random), y = Functions.Sigmoid(RandomMatrix.Of(1, 6, random));
            var marked = y.Clone();
            int hole = random.Next(6);
            marked[0, hole] = Real.NaN;
            Same(new SquaredError(), new SquaredError(ignore: double.NaN));
            Same(new SigmoidCrossEntropy(), new SigmoidCrossEntropy(ignore: double.NaN));

            void Same(ILoss<Matrix<Real>> without, ILoss<Matrix<Real>> masked)
            {
                Near.Equal(without.Loss(o.RemoveColumn(hole), y.RemoveColumn(hole)), masked.Loss(o, marked));
                Near.Equal(without.Gradient(o.RemoveColumn(hole), y.RemoveColumn(hole)), masked.Gradient(o, marked).RemoveColumn(hole));
                Assert.Equal(0, masked.Gradient(o, marked)[0, hole]);
            }
        }
        Assert.Equal(0, new SquaredError(ignore: -1).Loss(Matrix<Real>.Build.Dense(2, 1, 5), Matrix<Real>.Build.Dense(2, 1, -1)));
    }

    [Fact]
    public void A_class_that_weighs_two_counts_like_two_columns()
    {
        var o = RandomMatrix.Of(3, 3, new Random(32));
        var twice = o.InsertColumn(3, o.Column(1));
        var weighted = new SoftmaxCrossEntropy(classWeights: [1, 2, 1]);
        Near.Equal(new SoftmaxCrossEntropy().Loss(twice, [0, 1, 2, 1]), weighted.Loss(o, [0, 1, 2]));
        Near.Equal(2 * new SoftmaxCrossEntropy().Gradient(twice, [0, 1, 2, 1]).Column(1).ToColumnMatrix(), weighted.Gradient(o, [0, 1, 2]).Column(1).ToColumnMatrix());
        Assert.Equal(0, new SoftmaxCrossEntropy(classWeights: [0, 1, 1]).Loss(o, [0, 0, 0]));
    }

    [Fact]
    public void Smoothing_mixes_the_right_class_with_all_classes()
    {
        var o = RandomMatrix.Of(4, 1, new Random(33));
        double Sharp(int y) => new SoftmaxCrossEntropy().Loss(o, [y]);
        double even = Enumerable.Range(0, 4).Average(Sharp);
        Near.Equal(0.7 * Sharp(2) + 0.3 * even, new SoftmaxCrossEntropy(labelSmoothing: 0.3).Loss(o, [2]));
        Near.Equal(even, new SoftmaxCrossEntropy(labelSmoothing: 1).Loss(o, [3]));

        double[] w = [0.5, 1, 2, 4];
        double weightedEven = Enumerable.Range(0, 4).Average(k => w[k] * Sharp(k));
        Near.Equal((0.7 * 2 * Sharp(2) + 0.3 * weightedEven) / 2, new SoftmaxCrossEntropy(classWeights: w, labelSmoothing: 0.3).Loss(o, [2]));
    }

    [Fact]
    public void Every_gradient_is_the_slope_of_its_loss_whatever_the_options() => Case.ForAll(60, largest: 6, at =>
    {
        var random = at.Random();
        var (classes, columns, reduction) = (at.D, at.Batch, (Reduction)random.Next(2));
        double? mark = at.Uneven ? double.NaN : null;
        var numbers = Functions.Sigmoid(RandomMatrix.Of(classes, columns, random)).Map(y => mark is not null && random.Next(3) == 0 ? Real.NaN : y);
        Check(new SquaredError(reduction, mark), classes, numbers, random);
        Check(new SigmoidCrossEntropy(reduction, mark), classes, numbers, random);

        int? ignore = at.Uneven ? -100 : null;
        int[] targets = [.. Enumerable.Range(0, columns).Select(_ => ignore is not null && random.Next(3) == 0 ? -100 : random.Next(classes))];
        double[]? weights = random.Next(2) == 0 ? null : [.. Enumerable.Range(0, classes).Select(_ => 3 * random.NextDouble())];
        double smoothing = random.Next(2) == 0 ? 0 : random.NextDouble();
        Check(new SoftmaxCrossEntropy(reduction, ignore, weights, smoothing), classes, targets, random, columns);
    });

    private static void Check(ILoss<Matrix<Real>> loss, int rows, Matrix<Real> target, Random random) => Check(loss, rows, target, random, target.ColumnCount);

    private static void Check<TTarget>(ILoss<TTarget> loss, int rows, TTarget target, Random random, int columns)
    {
        var o = new Parameter("o", rows, columns);
        o.FillUniform(3, random);
        GradientCheck.Run([o], () => loss.Loss(o.Value, target), () => o.Gradient.Add(loss.Gradient(o.Value, target), o.Gradient)).Require();
    }

    [Fact]
    public void Targets_that_do_not_fit_are_refused_in_words()
    {
        var o = Matrix<Real>.Build.Dense(3, 2);
        Assert.Contains("Target 1 is class 3, but there are 3 classes", Assert.Throws<ArgumentException>(() => new SoftmaxCrossEntropy().Loss(o, [0, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("1 targets were given for 2 predictions", Assert.Throws<ArgumentException>(() => new SoftmaxCrossEntropy().Gradient(o, [0])).Message, StringComparison.Ordinal);
        Assert.Contains("target is [2×2] but [3×2] is needed", Assert.Throws<ArgumentException>(() => new SquaredError().Loss(o, Matrix<Real>.Build.Dense(2, 2))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SigmoidCrossEntropy().Loss(o, Matrix<Real>.Build.Dense(3, 1)));
        Assert.Contains("Target [0,0] is NaN, but a number is needed", Assert.Throws<ArgumentException>(() => new SquaredError().Loss(o, o * Real.NaN)).Message, StringComparison.Ordinal);
        Assert.Contains("Target [0,0] is -1, but a probability from 0 to 1 is needed", Assert.Throws<ArgumentException>(() => new SigmoidCrossEntropy().Gradient(o, o - 1)).Message, StringComparison.Ordinal);
        Assert.Contains("2 class weights but there are 3 classes", Assert.Throws<ArgumentException>(() => new SoftmaxCrossEntropy(classWeights: [1, 2]).Loss(o, [0, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("The weight of class 1 is -2", Assert.Throws<ArgumentException>(() => new SoftmaxCrossEntropy(classWeights: [1, -2])).Message, StringComparison.Ordinal);
        Assert.Contains("a share from 0 to 1", Assert.Throws<ArgumentOutOfRangeException>(() => new SoftmaxCrossEntropy(labelSmoothing: 2)).Message, StringComparison.Ordinal);
    }
}
