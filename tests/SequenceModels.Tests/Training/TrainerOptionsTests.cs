using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Lessons;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

/// <summary>Schedules, early stopping, the best epoch, streams, clipping and dropout.</summary>
public class TrainerOptionsTests
{
    private static readonly Batch<Matrix<Real>> Walker = new(FrozenExample.Sequence, FrozenExample.Target);

    // What is learnt from the walker makes this worse sooner or later.
    private static readonly Batch<Matrix<Real>> Opposite = new(FrozenExample.Sequence, FrozenExample.Target * (Real)0.5);

    [Fact]
    public void The_schedules_of_epochs_and_steps_are_multiplied_and_the_first_rate_comes_back()
    {
        var model = FrozenExample.Model();
        var optimizer = new Spy(model.Parameters, 0.8);
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), optimizer)
        {
            EpochSchedule = LearningRateSchedule.Exponential(0.5),
            StepSchedule = LearningRateSchedule.Constant.AfterWarmUp(4),
        };
        var history = trainer.Fit([Walker, Walker], 3);
        double[] expected = [0.2, 0.4, 0.4 * 0.75, 0.4, 0.2, 0.2];
        foreach (var (rate, used) in expected.Zip(optimizer.Rates))
            Near.Equal(rate, used);
        Assert.Equal(6, optimizer.Rates.Count);
        Assert.Equal([optimizer.Rates[1], optimizer.Rates[3], optimizer.Rates[5]], history.Epochs.Select(epoch => epoch.LearningRate));
        Assert.Equal(0.8, optimizer.LearningRate);
    }

    [Fact]
    public void Patience_ends_a_run_that_only_gets_worse_on_what_was_held_out()
    {
        var history = Fit(new() { Patience = 7 }, out _, out _);
        double[] heldOut = [.. history.Epochs.Select(epoch => epoch.HeldOut)];
        Assert.True(history.StoppedEarly);
        Assert.Equal(history.Best.Epoch + 7, history.Epochs.Count);
        Assert.Equal(heldOut.Min(), history.Best.HeldOut);
        Assert.True(history.Best.Epoch > 1 && heldOut[^1] > heldOut.Min());
    }

    [Fact]
    public void A_gain_below_the_minimum_does_not_count()
    {
        var strict = Fit(new() { Patience = 3, MinimumGain = 1 }, out _, out _);
        Assert.Equal(4, strict.Epochs.Count); // the first epoch is better than nothing, the next three are not better enough
    }

    [Fact]
    public void The_best_epoch_can_be_kept()
    {
        var history = Fit(new() { KeepBest = true }, out var model, out var trainer);
        Assert.Equal(history.Best.HeldOut, trainer.Evaluate([Opposite]));
        Assert.NotEqual(history.Best, history.Epochs[^1]);
        Fit(new(), out var last, out trainer);
        Assert.Equal(history.Epochs[^1].HeldOut, trainer.Evaluate([Opposite]));
        Assert.NotEqual(last.Dense.Why.Value, model.Dense.Why.Value);
    }

    [Fact]
    public void A_cancelled_run_leaves_the_best_parameters_and_the_first_rate()
    {
        using var source = new CancellationTokenSource();
        var model = FrozenExample.Model();
        var optimizer = new Adam(model.Parameters, 0.02);
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), optimizer) { KeepBest = true, EpochSchedule = LearningRateSchedule.Exponential(0.999) };
        double best = double.PositiveInfinity;
        Assert.Throws<OperationCanceledException>(() => trainer.Fit([Walker], 1000, [Opposite], new Watch(seen =>
        {
            best = Math.Min(best, seen.HeldOut);
            if (seen.Epoch == 500)
                source.Cancel();
        }), source.Token));
        Assert.Equal(best, trainer.Evaluate([Opposite]));
        Assert.Equal(0.02, optimizer.LearningRate);
    }

    [Fact]
    public void Batches_can_be_cut_anew_for_every_epoch()
    {
        var model = FrozenExample.Model();
        var asked = new List<int>();
        var history = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1)).Fit(
            epoch =>
            {
                asked.Add(epoch);
                return [.. Enumerable.Repeat(Walker, epoch)];
            },
            3);
        Assert.Equal([1, 2, 3], asked);
        Assert.Equal(6, history.Steps.Count);
        Near.Equal(history.Steps.Skip(3).Average(), history.Epochs[2].Loss);
    }

    [Fact]
    public void Each_of_several_streams_starts_from_zero()
    {
        var random = new Random(45);
        var model = SequenceModel.Rnn(1, 3, 1, random);
        var stream = new Batch<Matrix<Real>>(RandomMatrix.Sequence(1, 6, 1, random), RandomMatrix.Of(1, 6, random));
        var chunks = Batches.Chunks(stream, 2);
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 1e-15));
        var history = trainer.FitTruncated([chunks, chunks], 1, [chunks, chunks]);
        foreach (var (first, second) in history.Steps.Take(3).Zip(history.Steps.Skip(3)))
            Near.Equal(first, second);
        Near.Equal(trainer.Evaluate([stream]), history.Epochs[0].HeldOut);
    }

    [Fact]
    public void Gradients_are_cut_by_value_and_then_by_norm()
    {
        var model = FrozenExample.Model();
        new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 1e-9)) { ClipValue = 0.01 }.Step(Walker);
        Near.Equal(0.01, GradientClipping.Norm(model.Parameters, double.PositiveInfinity));
        new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 1e-9)) { ClipValue = 0.01, ClipNorm = 0.001 }.Step(Walker);
        Near.Equal(0.001, GradientClipping.Norm(model.Parameters), relative: 0.01);
    }

    [Fact]
    public void Masks_of_dropout_are_drawn_in_training_and_never_when_measuring()
    {
        var layer = new SpyLayer(new RecurrentLayer(new RnnCell(1, 2, new Random(46))));
        var model = new SequenceModel(layer, new Dense(2, 1, new Random(47)));
        var masks = new Random(48);
        new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1)) { Dropout = masks }.Fit([Walker], 1, [Walker]);
        Assert.Equal([masks, null], layer.Masks);
    }

    [Fact]
    public void Options_that_cannot_work_are_refused_in_words()
    {
        var model = FrozenExample.Model();
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1)) { Patience = 3 };
        Assert.Contains("no held-out batches were given", Assert.Throws<ArgumentException>(() => trainer.Fit([Walker], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("0 batches", Assert.Throws<ArgumentException>(() => trainer.Evaluate([])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1)) { Patience = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1)) { MinimumGain = double.NaN });
    }

    [Fact]
    public void The_history_knows_its_best_epoch_and_whether_it_ended_early()
    {
        var history = new TrainingHistory([3, 1, 2], [new(1, 3, 3, double.NaN), new(2, 3, 1, double.NaN), new(3, 3, 2, double.NaN)]);
        Assert.Equal((2, false), (history.Best.Epoch, history.StoppedEarly));
    }

    private sealed record Options
    {
        public int Patience { get; init; } = int.MaxValue;

        public double MinimumGain { get; init; }

        public bool KeepBest { get; init; }
    }

    private static TrainingHistory Fit(Options options, out SequenceModel model, out Trainer<Matrix<Real>> trainer)
    {
        model = FrozenExample.Model();
        trainer = new(model, new SquaredError(), new Adam(model.Parameters, 0.02)) { Patience = options.Patience, MinimumGain = options.MinimumGain, KeepBest = options.KeepBest };
        return trainer.Fit([Walker], 400, [Opposite]);
    }

    private sealed class Watch(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }

    private sealed class Spy(IReadOnlyList<Parameter> parameters, double learningRate) : Optimizer(parameters, learningRate)
    {
        public List<double> Rates { get; } = [];

        public override void Step() => Rates.Add(LearningRate);
    }
}
