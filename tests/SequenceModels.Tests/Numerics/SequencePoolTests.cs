using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;

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
}
