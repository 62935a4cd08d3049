using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Lessons;
using SequenceModels.Numerics;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

public class AccuracyTests
{
    [Fact]
    public void The_highest_score_of_each_column_is_the_answer()
    {
        var model = Scores();
        Assert.Equal([0, 1, 1], model.Classify(Sequence.Of(2, -1, -3)));
        Assert.Equal(2.0 / 3, Accuracy.Of(model, new Batch<int[]>(Sequence.Of(2, -1, -3), [0, 1, 0])), 12);
    }

    [Fact]
    public void An_ignored_target_does_not_count()
    {
        Assert.Equal(0.5, Accuracy.Of(Scores(), new Batch<int[]>(Sequence.Of(2, -1, -3), [-1, 1, 0]), ignore: -1));
        Assert.Throws<ArgumentException>(() => Accuracy.Of(Scores(), new Batch<int[]>(Sequence.Of(2, -1), [-1, -1]), ignore: -1));
        Assert.Throws<ArgumentException>(() => Accuracy.Of(Scores(), new Batch<int[]>(Sequence.Of(2, -1), [0])));
    }

    [Fact]
    public void Yes_is_a_score_above_zero()
    {
        var walker = FrozenExample.Model();
        var target = Matrix<Real>.Build.DenseOfRowArrays([[1, 0, 0]]);
        Assert.Equal(2.0 / 3, Accuracy.Of(walker, new Batch<Matrix<Real>>(FrozenExample.Sequence, target)), 12);
    }

    // One unit without memory; class 0 scores h, class 1 scores −h.
    private static SequenceModel Scores()
    {
        var model = SequenceModel.Rnn(1, 1, 2, new Random(0));
        model.Recurrent.Cell.Wxh.Set(1);
        model.Recurrent.Cell.Whh.Set(0);
        model.Recurrent.Cell.Bh.Set(0);
        model.Dense.Why.Set(1, -1);
        model.Dense.By.Set(0, 0);
        return model;
    }
}
