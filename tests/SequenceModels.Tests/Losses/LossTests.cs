using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Losses;
using SequenceModels.Tests.Reference;

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
        var scores = Matrix<Real>.Build.DenseOfArray(new[,] { { 1e4, -1e4 }, { -1e4, 1e4 } });
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
        Matrix<Real> o = RandomMatrix.Of(3, 5, random), y = SequenceModels.Numerics.Functions.Sigmoid(RandomMatrix.Of(3, 5, random));
        Near.Equal(15 * new SquaredError().Loss(o, y), new SquaredError(Reduction.Sum).Loss(o, y));
        Near.Equal(15 * new SigmoidCrossEntropy().Gradient(o, y), new SigmoidCrossEntropy(Reduction.Sum).Gradient(o, y));
        Near.Equal(5 * new SoftmaxCrossEntropy().Loss(o, [0, 1, 2, 0, 1]), new SoftmaxCrossEntropy(Reduction.Sum).Loss(o, [0, 1, 2, 0, 1]));
    }

    [Fact]
    public void Targets_that_do_not_fit_are_refused_in_words()
    {
        var o = Matrix<Real>.Build.Dense(3, 2);
        Assert.Contains("Target 1 is class 3, but there are 3 classes", Assert.Throws<ArgumentException>(() => new SoftmaxCrossEntropy().Loss(o, [0, 3])).Message, StringComparison.Ordinal);
        Assert.Contains("1 targets were given for 2 predictions", Assert.Throws<ArgumentException>(() => new SoftmaxCrossEntropy().Gradient(o, [0])).Message, StringComparison.Ordinal);
        Assert.Contains("target is [2×2] but [3×2] is needed", Assert.Throws<ArgumentException>(() => new SquaredError().Loss(o, Matrix<Real>.Build.Dense(2, 2))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new SigmoidCrossEntropy().Loss(o, Matrix<Real>.Build.Dense(3, 1)));
        Assert.Contains("target[0, 0] is 3, but a yes is 1", Assert.Throws<ArgumentException>(() => new SigmoidCrossEntropy().Loss(o, Matrix<Real>.Build.Dense(3, 2, 3))).Message, StringComparison.Ordinal);
    }
}
