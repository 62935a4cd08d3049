using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

/// <summary>Stopping, saving the state, and going on is never having stopped, to the last bit.</summary>
public class ResumeTests
{
    private static readonly Func<IReadOnlyList<Parameter>, Optimizer>[] Kinds =
        [p => new Adam(p, 0.05), p => new Sgd(p, 0.1, momentum: 0.9), p => new AdamW(p, 0.05, amsgrad: true), p => new RmsProp(p, 0.01, momentum: 0.5), p => new Adagrad(p, 0.1)];

    [Fact]
    public void At_any_epoch_with_any_optimizer_schedules_masks_and_order() => Case.ForAll(25, 5, at =>
    {
        var whole = new Run(at);
        whole.Fit(at.Steps + at.Batch);

        var first = new Run(at);
        first.Fit(at.Steps);
        var (state, order) = (first.Trainer.SaveState(), first.Order.State);
        var second = new Run(at, first.Model);
        second.Trainer.LoadState(state);
        second.Order.State = order;
        var history = second.Fit(at.Batch);

        Assert.Equal(whole.Model.Parameters.Select(p => p.Value), second.Model.Parameters.Select(p => p.Value));
        Assert.Equal((at.Steps + at.Batch, at.Steps + at.Batch), (history.Epochs[^1].Epoch, history.Epochs[^1].Epochs));
        Assert.Equal(whole.Trainer.StepsDone, second.Trainer.StepsDone);
    });

    [Fact]
    public void A_second_fit_of_the_same_trainer_goes_on_too()
    {
        var at = new Case(2, 3, 4, 3, false, false, 8);
        var (once, twice) = (new Run(at), new Run(at));
        once.Fit(7);
        twice.Fit(3);
        twice.Fit(4);
        Assert.Equal(once.Model.Parameters.Select(p => p.Value), twice.Model.Parameters.Select(p => p.Value));
    }

    [Fact]
    public void Masks_from_a_source_that_cannot_be_saved_are_refused_and_matter_only_where_something_is_dropped()
    {
        TrainingState Save(double rate, Random? masks)
        {
            var model = new SequenceModel(new RecurrentLayer(new RnnCell(1, 2, new Random(1))), new Dense(2, 1, new Random(1))) { Dropout = new Dropout(rate) };
            return new Trainer<Matrix<Real>>(model, new SquaredError(), new Adam(model.Parameters)) { Dropout = masks }.SaveState();
        }
        Assert.Contains("new ResumableRandom", Assert.Throws<InvalidOperationException>(() => Save(0.5, new Random(1))).Message, StringComparison.Ordinal);
        Save(0.5, new ResumableRandom(1));
        Save(0, new Random(1));
        Save(0.5, null);
    }

    [Fact]
    public void A_state_saved_while_a_schedule_is_at_work_holds_the_first_rate()
    {
        var run = new Run(new Case(2, 3, 4, 3, false, false, 8));
        TrainingState? saved = null;
        run.Fit(3, new Watch(_ => saved ??= run.Trainer.SaveState()));
        Assert.Equal(0.02, saved!.Numbers["learningRate"]);
        Assert.Equal((1, 2), (saved.Numbers["trainer.epochs"], saved.Numbers["trainer.steps"]));
        Assert.All(saved.Numbers.Values, number => Assert.True(double.IsFinite(number)));
    }

    [Fact]
    public void A_state_that_does_not_fit_changes_nothing()
    {
        var run = new Run(new Case(2, 3, 4, 3, false, false, 8));
        run.Fit(2);
        var good = run.Trainer.SaveState();
        foreach (string name in (ReadOnlySpan<string>)["trainer.epochs", "trainer.steps", "plateau.factor", "dropout.3", "steps", "learningRate"])
        {
            var numbers = good.Numbers.Where(entry => entry.Key != name).ToDictionary();
            Assert.Contains(name.Split('.')[0], Assert.Throws<ArgumentException>(() => run.Trainer.LoadState(good with { Numbers = numbers })).Message, StringComparison.Ordinal);
        }
        Assert.Equal(good.Numbers, run.Trainer.SaveState().Numbers);
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Trainer.EpochsDone = -1);
    }

    [Fact]
    public void A_plateau_lowers_the_rate_when_the_loss_stands_still()
    {
        var plateau = new PlateauSchedule(patience: 1, factor: 0.5, minimumGain: 0.1, smallest: 0.3);
        double[] losses = [3, 2, 1.95, 1.8, 1.75, 1.75, double.NaN, 1, 1, 1, 1];
        double[] factors = [1, 1, 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.3, 0.3];
        foreach (var (loss, factor) in losses.Zip(factors))
        {
            plateau.Report(loss);
            Assert.Equal(factor, plateau.Factor);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlateauSchedule(patience: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlateauSchedule(factor: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlateauSchedule(minimumGain: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlateauSchedule(smallest: 2));
    }

    [Fact]
    public void A_trainer_goes_by_its_plateau()
    {
        var model = SequenceModel.Rnn(1, 1, 1, new Random(1));
        var batch = new Batch<Matrix<Real>>(Sequence.Of(1.0), Matrix<Real>.Build.Dense(1, 1));
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 1e-300)) { Plateau = new(patience: 0, factor: 0.5) };
        Assert.Equal([1, 1, 0.5, 0.25], trainer.Fit([batch], 4).Epochs.Select(epoch => epoch.LearningRate / 1e-300), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    /// <summary>A run whose every setting depends on the case alone.</summary>
    private sealed class Run
    {
        private readonly List<Batch<Matrix<Real>>> batches;

        public Run(Case at, SequenceModel? model = null)
        {
            var random = at.Random();
            var fresh = new SequenceModel(
                StackedLayer.WithDropout(new Dropout(0.3), new RecurrentLayer(new GruCell(at.D, at.H, random)), new RecurrentLayer(new LstmCell(at.H, at.H, random))), new Dense(at.H, 1, random));
            batches = [.. Enumerable.Range(0, 4).Select(_ => new Batch<Matrix<Real>>(RandomMatrix.Sequence(at.D, 3, 2, random), RandomMatrix.Of(1, 6, random)))];
            Model = model ?? fresh;
            var optimizer = at.Seed == 8 ? new Adam(Model.Parameters, 0.02) : Kinds[at.Seed % Kinds.Length](Model.Parameters);
            Trainer = new(Model, new SquaredError(), optimizer)
            {
                Dropout = new ResumableRandom(at.Seed),
                GatheredBatches = 2,
                EpochSchedule = LearningRateSchedule.Cosine(12, end: 0.1),
                StepSchedule = LearningRateSchedule.Exponential(0.9).AfterWarmUp(3),
                Plateau = new(patience: 1, factor: 0.7),
                ClipNorm = 1,
            };
            Order = new ResumableRandom(at.Seed + 1);
        }

        public SequenceModel Model { get; }

        public Trainer<Matrix<Real>> Trainer { get; }

        public ResumableRandom Order { get; }

        public TrainingHistory Fit(int epochs, IProgress<TrainingProgress>? progress = null) => Trainer.Fit(
            _ =>
            {
                Batch<Matrix<Real>>[] shuffled = [.. batches];
                Order.Shuffle(shuffled);
                return shuffled;
            },
            epochs,
            progress: progress);
    }

    private sealed class Watch(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }
}
