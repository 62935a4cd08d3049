using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Lessons;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

public class TrainerTests
{
    private static readonly Batch<Matrix<Real>> Walker = new(FrozenExample.Sequence, FrozenExample.Target);

    [Fact]
    public void The_frozen_example_has_the_states_of_a_pencil()
    {
        var tape = FrozenExample.Model().Forward(FrozenExample.Sequence);
        double h1 = Math.Tanh(0.5), h2 = Math.Tanh(0.8 * h1), h3 = Math.Tanh(-0.5 + 0.8 * h2);
        Near.Equal(Sequence.Of(h1, h2, h3).Columns, tape.Prediction);
        Near.Equal(0.2509, new SquaredError().Loss(tape.Prediction, FrozenExample.Target), relative: 0, absolute: 5e-5);
    }

    [Fact]
    public void Training_teaches_the_walker_where_it_is()
    {
        var model = FrozenExample.Model();
        var reports = new Reports();
        var history = new Trainer<Matrix<Real>>(model, new SquaredError(), new Adam(model.Parameters, 0.02)).Fit([Walker], 1500, [Walker], reports);
        Near.Equal(0.2509, history.Steps[0], relative: 0, absolute: 5e-5);
        Assert.True(history.FinalLoss < 0.001, $"loss {history.FinalLoss}");
        Assert.Equal((1500, history.Epochs[^1]), (reports.Seen.Count, reports.Seen[^1]));
    }

    [Fact]
    public void Truncated_training_carries_the_state_from_chunk_to_chunk()
    {
        var random = new Random(19);
        var model = SequenceModel.Rnn(2, 3, 1, random);
        var x = RandomMatrix.Sequence(2, 8, 2, random);
        var y = RandomMatrix.Of(1, 16, random);
        Batch<Matrix<Real>>[] chunks = [new(x.Slice(0, 4), y.SubMatrix(0, 1, 0, 8)), new(x.Slice(4, 4), y.SubMatrix(0, 1, 8, 8))];
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1));
        Near.Equal(new SquaredError().Loss(model.Forward(x).Prediction, y), trainer.Evaluate(chunks, carryState: true));

        var before = model.Parameters.Select(parameter => parameter.Value.Clone()).ToList();
        var fitted = trainer.FitTruncated(chunks, 1);
        foreach (var (parameter, value) in model.Parameters.Zip(before))
            parameter.Set(value);
        var (first, state) = trainer.Step(chunks[0]);
        Assert.Equal([first, trainer.Step(chunks[1], state).Loss], fitted.Steps);
    }

    [Fact]
    public void Fit_starts_every_batch_from_zero()
    {
        var model = FrozenExample.Model();
        var history = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 1e-12)).Fit([Walker, Walker], 1);
        Near.Equal(history.Steps[0], history.Steps[1], absolute: 1e-9);
    }

    [Fact]
    public void A_diverging_run_is_stopped_with_advice()
    {
        var model = SequenceModel.Rnn(1, 2, 1, new Random(20), activation: Activation.Relu);
        model.Recurrent.Cell.Whh.Set(Matrix<Real>.Build.Dense(2, 2, (Real)Math.Sqrt(Real.MaxValue)));
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1));
        var batch = new Batch<Matrix<Real>>(Sequence.Of(Enumerable.Repeat(100.0, 9)), Matrix<Real>.Build.Dense(1, 9));
        Assert.Contains("smaller learning rate", Assert.Throws<InvalidOperationException>(() => trainer.Step(batch)).Message, StringComparison.Ordinal);
        var gap = batch with { X = Sequence.Of(Enumerable.Repeat(double.NaN, 9)) };
        Assert.Contains("x is NaN at feature 0 of step 0, example 0", Assert.Throws<ArgumentException>(() => trainer.Step(gap)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_can_be_cancelled_and_needs_a_batch()
    {
        var model = FrozenExample.Model();
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1));
        Assert.Throws<OperationCanceledException>(() => trainer.Fit([Walker], 1, cancel: new CancellationToken(true)));
        Assert.Throws<ArgumentException>(() => trainer.Fit([], 1));
    }

    [Fact]
    public void Progress_reads_as_a_sentence()
    {
        Assert.Equal("epoch 3/20: loss 0.2509, held out 0.3011", new TrainingProgress(3, 20, 0.2509, 0.3011).ToString());
        Assert.Equal("epoch 3/20: loss 0.2509", new TrainingProgress(3, 20, 0.2509, double.NaN).ToString());
    }

    private sealed class Reports : IProgress<TrainingProgress>
    {
        public List<TrainingProgress> Seen { get; } = [];

        public void Report(TrainingProgress value) => Seen.Add(value);
    }
}
