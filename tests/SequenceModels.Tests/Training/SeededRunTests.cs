using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Data.Tasks;
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

    [Fact]
    public void With_one_seed_models_of_every_size_meet_the_same_examples()
    {
        List<double> Drawn(int units)
        {
            List<double> sums = [];
            SeededRun.Train([3, 4], random => SequenceModel.Rnn(2, units, 1, random, ReadOut.LastStep), new SquaredError(), Draw, epochs: 2);
            return sums;

            List<Batch<Matrix<Real>>> Draw(Random random)
            {
                var batches = SequenceTasks.AddingTask.Batches(2, 3, 4, random);
                sums.AddRange(batches.Select(batch => (double)batch.Target.RowSums()[0]));
                return batches;
            }
        }
        Assert.Equal(Drawn(2), Drawn(5));
        Assert.Equal(8, Drawn(2).Distinct().Count());
    }

    [Fact]
    public void A_seeded_run_draws_masks_from_its_seed()
    {
        double Loss(double rate, int seed = 1) => SeededRun.Train<Matrix<Real>>(
            [seed], random => new SequenceModel(new RecurrentLayer(new RnnCell(1, 8, random)), new Dense(8, 1, random)) { Dropout = new Dropout(rate) },
            new SquaredError(), [Walker], 20, 0.05)[0].History.FinalLoss;
        Assert.NotEqual(Loss(0), Loss(0.9));
        Assert.Equal(Loss(0.9), Loss(0.9));
        Assert.NotEqual(Loss(0.9), Loss(0.9, seed: 2));
    }

    [Fact]
    public void The_held_out_loss_and_the_clipping_are_the_trainers()
    {
        var runs = SeededRun.Train([5], Start, new SquaredError(), [Walker], epochs: 3, learningRate: 0.02, clipNorm: 0.1, heldOut: [Walker]);
        var model = Start(new Random(5));
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Adam(model.Parameters, 0.02)) { ClipNorm = 0.1 };
        Assert.Equal(trainer.Fit([Walker], 3, heldOut: [Walker]).Epochs.Select(epoch => epoch.HeldOut), runs[0].HeldOutCurve);
    }

    private static SequenceModel Start(Random random) => SequenceModel.Rnn(1, 2, 1, random);
}
