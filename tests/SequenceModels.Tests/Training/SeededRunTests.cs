using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Lessons;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

public class SeededRunTests
{
    private static readonly Batch<Matrix<Real>> Walker = new(FrozenExample.Sequence, FrozenExample.Target);

    [Fact]
    public void A_run_is_what_the_trainer_does_from_that_seed()
    {
        var runs = SeededRun.Train([4, 5], Start, new SquaredError(), [Walker], epochs: 6, learningRate: 0.02);
        var model = Start(new Random(5));
        var history = new Trainer<Matrix<Real>>(model, new SquaredError(), new Adam(model.Parameters, 0.02)).Fit([Walker], 6);
        Assert.Equal([4, 5], runs.Select(run => run.Seed));
        Assert.Equal(history.Steps, runs[1].Curve);
        Assert.Equal(model.Dense.Why.Value, runs[1].Model.Dense.Why.Value);
        Assert.NotEqual(runs[0].Curve, runs[1].Curve);
    }

    private static SequenceModel Start(Random random) => SequenceModel.Rnn(1, 2, 1, random);
}
