using FsCheck;
using FsCheck.Fluent;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Checkpoints;
using SequenceModels.Data;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Parameters;
using SequenceModels.Tests.Data;
using SequenceModels.Training;

namespace SequenceModels.Tests.Checkpoints;

public sealed class ResumeTests : IDisposable
{
    private const int Epochs = 8;

    private readonly TemporaryFolder folder = new();

    private string PathOfRun => Path.Combine(folder.FullName, "run.safetensors");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_run_that_is_saved_and_loaded_at_any_epoch_goes_on_to_the_last_bit()
    {
        var cases = from stop in Gen.Choose(1, Epochs - 1)
                    from optimizer in Gen.Choose(0, 6)
                    from seed in Gen.Choose(1, 10_000)
                    select (stop, optimizer, seed);
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(60).WithQuietOnSuccess(true), Prop.ForAll(cases.ToArbitrary(), at =>
        {
            var whole = new Run(at.optimizer, at.seed);
            whole.Train(Epochs);

            var first = new Run(at.optimizer, at.seed);
            first.Train(at.stop);
            first.Checkpoint.Save(PathOfRun);
            var second = new Run(at.optimizer, at.seed + 1);
            second.Checkpoint.Load(PathOfRun);
            second.Train(Epochs - at.stop);

            Assert.Equal(whole.Losses, [.. first.Losses, .. second.Losses]);
            Assert.Equal(whole.Model.Parameters.Select(parameter => parameter.Value), second.Model.Parameters.Select(parameter => parameter.Value));
        }));
    }

    [Fact]
    public void Steps_of_a_loop_of_ones_own_go_on_too()
    {
        var parameter = new Parameter("w", 3);
        var optimizer = new Adam([parameter], 0.1);
        var random = new ResumableRandom(1);
        void Steps(int count)
        {
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < 3; j++)
                    parameter.Gradient[j, 0] = (Real)(random.NextDouble() - 0.5);
                optimizer.Step();
            }
        }
        var checkpoint = new Checkpoint().Add(optimizer).Add(random);
        Steps(10);
        checkpoint.Save(PathOfRun);
        var middle = parameter.Value.Clone();
        Steps(10);
        var expected = parameter.Value.Clone();
        checkpoint.Load(PathOfRun);
        parameter.Set(middle);
        Steps(10);
        Assert.Equal(expected, parameter.Value);
    }

    [Fact]
    public void A_file_without_the_state_that_is_asked_for_or_of_another_optimizer_is_refused_and_nothing_has_changed()
    {
        var model = SequenceModel.Rnn(1, 2, 1, new Random(1));
        Checkpoint.Of(model).Save(PathOfRun);
        var random = new ResumableRandom(1);
        var before = random.State;
        Assert.Contains("optimizer (in its metadata)", Refused(Checkpoint.Of(model).Add(new Adam(model.Parameters))), StringComparison.Ordinal);

        Checkpoint.Of(model).Add(new ResumableRandom(2)).Add(new Sgd(model.Parameters, 0.1, momentum: 0.9)).Save(PathOfRun);
        Assert.Contains("Sgd", Refused(Checkpoint.Of(model).Add(random).Add(new Adam(model.Parameters))), StringComparison.Ordinal);
        Assert.Equal(before, random.State);
        Assert.Contains("optimizer.", Refused(Checkpoint.Of(model)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_vocabulary_travels_with_the_weights_and_another_alphabet_is_refused()
    {
        var (model, abc) = (SequenceModel.Rnn(3, 2, 3, new Random(1)), Vocabulary.FromText("abc"));
        Checkpoint.Of(model).Add(abc).Save(PathOfRun);
        Assert.Equal(abc.Symbols, Checkpoint.VocabularyOf(PathOfRun).Symbols);
        Checkpoint.Of(model).Add(Vocabulary.FromText("cba")).Load(PathOfRun);
        var before = model.Parameters[0].Value.Clone();
        model.Parameters[0].Value.Clear();
        string message = Refused(Checkpoint.Of(model).Add(Vocabulary.FromText("xyz")));
        Assert.Contains("its 3 symbols are a, b, c, the 3 given are x, y, z", message, StringComparison.Ordinal);
        Assert.Equal(0, model.Parameters[0].Value.FrobeniusNorm());
        Checkpoint.Of(model).Load(PathOfRun);
        Assert.Equal(before, model.Parameters[0].Value);
    }

    [Fact]
    public void A_standardizer_travels_with_the_weights()
    {
        var (model, standardizer) = (SequenceModel.Rnn(1, 2, 1, new Random(1)), new Standardizer(280.1, 1 / 3.0));
        Checkpoint.Of(model).Add(standardizer).Save(PathOfRun);
        Assert.Equal(standardizer, Checkpoint.StandardizerOf(PathOfRun));
        Assert.Contains("another scaling", Refused(Checkpoint.Of(model).Add(new Standardizer(0, 1))), StringComparison.Ordinal);
        Checkpoint.Of(model).Save(PathOfRun);
        Assert.Contains("has no standardizer", Assert.Throws<InvalidDataException>(() => Checkpoint.StandardizerOf(PathOfRun)).Message, StringComparison.Ordinal);
        Assert.Contains("has no vocabulary", Assert.Throws<InvalidDataException>(() => Checkpoint.VocabularyOf(PathOfRun)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_is_given_once() => Assert.Throws<ArgumentException>(() => new Checkpoint().Add(new ResumableRandom(1)).Add(new ResumableRandom(2)));

    private string Refused(Checkpoint checkpoint) => Assert.Throws<InvalidDataException>(() => checkpoint.Load(PathOfRun)).Message;

    /// <summary>A small training with dropout, shuffled batches and two schedules.</summary>
    private sealed class Run
    {
        private readonly ResumableRandom order, masks;
        private readonly Trainer<Matrix<Real>> trainer;
        private readonly Batch<Matrix<Real>> data;

        public Run(int optimizer, int seed)
        {
            (order, masks) = (new ResumableRandom(seed), new ResumableRandom(seed + 100));
            Model = new SequenceModel(new RecurrentLayer(new SequenceModels.Cells.LstmCell(1, 3, new Random(seed))), new Dense(3, 1, new Random(seed))) { Dropout = new Dropout(0.3) };
            var p = Model.Parameters;
            trainer = new Trainer<Matrix<Real>>(Model, new SquaredError(), optimizer switch
            {
                0 => new Sgd(p, 0.05),
                1 => new Sgd(p, 0.05, momentum: 0.9, nesterov: true),
                2 => new Adam(p, 0.01),
                3 => new Adam(p, 0.01, amsgrad: true),
                4 => new AdamW(p, 0.01),
                5 => new RmsProp(p, 0.01),
                _ => new Adagrad(p, 0.1),
            })
            {
                Dropout = masks,
                EpochSchedule = LearningRateSchedule.Cosine(Epochs).AfterWarmUp(2),
                StepSchedule = LearningRateSchedule.Exponential(0.99),
                ClipNorm = 1,
            };
            var x = Matrix<Real>.Build.Dense(1, 4 * 6, (_, column) => (Real)Math.Sin(column * 0.7));
            data = new Batch<Matrix<Real>>(new Sequence(x, 6), x * (Real)0.5);
        }

        public SequenceModel Model { get; }

        public List<double> Losses { get; } = [];

        public Checkpoint Checkpoint => Checkpoint.Of(Model).Add(trainer).Add(order, "order").Add(masks, "masks");

        public void Train(int epochs) => Losses.AddRange(trainer.Fit(_ => Batches.Mini(data, 2, order), epochs).Epochs.Select(epoch => epoch.Loss));
    }
}
