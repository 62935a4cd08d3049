using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Numerics;

public class SequencePoolTests
{
    [Fact]
    public void What_is_returned_twice_is_lent_once()
    {
        var sequence = SequencePool.Rent(1237, 1, 1);
        SequencePool.Return(sequence);
        SequencePool.Return(sequence);
        Assert.NotSame(SequencePool.Rent(1237, 1, 1), SequencePool.Rent(1237, 1, 1));
    }

    [Fact]
    public void A_sequence_that_was_not_rented_is_never_lent()
    {
        var own = new Sequence(1238, 1);
        SequencePool.Return(own);
        Assert.NotSame(own, SequencePool.Rent(1238, 1, 1));
    }

    [Fact]
    public void A_prediction_and_a_tape_that_is_kept_outlive_the_passes_after_them()
    {
        var random = new Random(10);
        var model = SequenceModel.Lstm(3, 5, 2, random);
        var x = RandomMatrix.Sequence(3, 4, 2, random);
        var kept = model.Forward(x);
        var (states, prediction) = (kept.Recurrent.H.Columns.Clone(), model.Predict(x).Prediction);
        model.Predict(RandomMatrix.Sequence(3, 4, 2, random));
        Assert.Equal(states, kept.Recurrent.H.Columns);
        Assert.Equal(kept.Prediction, prediction);
    }

    [Fact]
    public void After_a_warm_up_a_training_step_allocates_nothing_for_each_step_of_time()
    {
        long few = AllocatedInAStep(steps: 10), many = AllocatedInAStep(steps: 1000);
        Assert.True(many - few < 1000, $"{few} bytes for 10 steps, {many} for 1000");
    }

    // The batch is too small to be cut, so that all work is done, and counted, on this thread.
    private static long AllocatedInAStep(int steps)
    {
        var random = new Random(11);
        var model = SequenceModel.Lstm(3, 20, 2, random, ReadOut.LastStep);
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.01));
        var batch = new Batch<Matrix<Real>>(RandomMatrix.Sequence(3, steps, 4, random), RandomMatrix.Of(2, 4, random));
        long least = long.MaxValue;
        for (int trial = 0; trial < 20; trial++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            trainer.Step(batch);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }
        return least;
    }
}
