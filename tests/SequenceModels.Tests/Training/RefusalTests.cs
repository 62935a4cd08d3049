using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Lessons;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

/// <summary>Settings that would do nothing, and inputs that would mislead, are refused in words.</summary>
public class RefusalTests
{
    private static readonly Batch<Matrix<Real>> Walker = new(FrozenExample.Sequence, FrozenExample.Target);

    [Fact]
    public void Dropout_without_a_source_of_masks_is_refused_wherever_it_stands()
    {
        var random = new Random(1);
        RecurrentLayer Rnn(Dropout? state = null) => new(new RnnCell(1, 1, random)) { StateDropout = state };
        ISequenceLayer[] dropping =
        [
            new StackedLayer(Rnn(), new DropoutLayer(1, new Dropout(0.5))), Rnn(new Dropout(0.5)), new ReversedLayer(new DropoutLayer(1, new Dropout(0.1))),
            new ResidualLayer(Rnn(new Dropout(0.5))), new StackedLayer(new BidirectionalLayer(Rnn(), Rnn(new Dropout(0.5)))),
        ];
        SequenceModel[] models =
        [
            .. dropping.Select(layer => new SequenceModel(layer, new Dense(layer.OutputSize, 1, random))),
            new(Rnn(), new Dense(1, 1, random)) { Dropout = new Dropout(0.5) },
        ];
        foreach (var model in models)
        {
            Assert.True(model.HasDropout);
            var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1));
            Assert.Contains("no source of masks", Assert.Throws<InvalidOperationException>(() => trainer.Step(Walker)).Message, StringComparison.Ordinal);
            Assert.Throws<InvalidOperationException>(() => trainer.Fit([Walker], 1));
            Assert.True(trainer.Evaluate([Walker]) > 0);
            new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1)) { Dropout = random }.Step(Walker);
        }
        Assert.False(new SequenceModel(new StackedLayer(Rnn(), new DropoutLayer(1, new Dropout(0))), new Dense(1, 1, random)).HasDropout);
    }

    [Fact]
    public void An_optimizer_of_another_model_is_refused_and_one_of_a_part_or_of_more_is_not()
    {
        var (model, other) = (FrozenExample.Model(), FrozenExample.Model());
        string message = Assert.Throws<ArgumentException>(() => Make(other.Parameters)).Message;
        Assert.Contains("holds 0 of this model's 5 parameters and 5 of another", message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Make([.. other.Parameters, model.Parameters[0]]));
        Make(model.Dense.Parameters);
        Make([.. model.Parameters, .. other.Parameters]);

        Trainer<Matrix<Real>> Make(IReadOnlyList<Parameter> parameters) => new(model, new SquaredError(), new Adam(parameters));
    }

    [Fact]
    public void Frozen_gradients_do_not_pile_up()
    {
        var model = FrozenExample.Model();
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Dense.Parameters, 1e-12));
        trainer.Step(Walker);
        var once = model.Recurrent.Cell.Whh.Gradient.Clone();
        trainer.Fit([Walker], 10);
        Near.Equal(once, model.Recurrent.Cell.Whh.Gradient, 1e-6, 1e-9);
    }

    [Fact]
    public void What_an_optimizer_holds_beyond_the_model_does_not_move_by_gradients_left_from_before()
    {
        var (model, other) = (FrozenExample.Model(), FrozenExample.Model());
        other.Dense.By.Gradient[0, 0] = 1;
        var before = other.Dense.By.Value[0, 0];
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd([.. model.Parameters, .. other.Parameters], 0.1));
        trainer.Step(Walker);
        trainer.Fit([Walker], 2);
        Assert.Equal(before, other.Dense.By.Value[0, 0]);
    }

    [Fact]
    public void A_single_step_goes_by_the_schedules_and_refuses_to_gather()
    {
        var (fitted, stepped) = (FrozenExample.Model(), FrozenExample.Model());
        Trainer<Matrix<Real>> Make(SequenceModel model, int gathered = 1) => new(model, new SquaredError(), new Sgd(model.Parameters, 0.1))
        {
            EpochSchedule = LearningRateSchedule.Constant.AfterWarmUp(4),
            StepSchedule = LearningRateSchedule.Exponential(0.5),
            GatheredBatches = gathered,
        };
        Make(fitted).Fit([Walker], 3);
        var trainer = Make(stepped);
        for (int step = 0; step < 3; step++, trainer.EpochsDone++)
            trainer.Step(Walker);
        Assert.Equal(fitted.Parameters.Select(p => p.Value), stepped.Parameters.Select(p => p.Value));
        Assert.Contains("gathers 2 batches", Assert.Throws<InvalidOperationException>(() => Make(stepped, gathered: 2).Step(Walker)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_that_are_no_numbers_are_refused()
    {
        var model = FrozenExample.Model();
        foreach (double wrong in (ReadOnlySpan<double>)[double.NaN, 0, -1, double.NegativeInfinity])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 1)) { ClipNorm = wrong });
            Assert.Throws<ArgumentOutOfRangeException>(() => new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 1)) { ClipValue = wrong });
        }
        foreach (double wrong in (ReadOnlySpan<double>)[double.NaN, -1, double.PositiveInfinity])
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => model.Dense.Why.FillUniform(wrong, new Random(1)));
            Assert.Throws<ArgumentOutOfRangeException>(() => model.Dense.Why.FillNormal(new Random(1), wrong));
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => new LstmCell(1, 1, new Random(1), double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PeepholeLstmCell(1, 1, new Random(1), double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DropoutLayer(0, new Dropout(0.5)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Parameter("w", 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PrintProgress(TextWriter.Null, 0));
    }

    [Fact]
    public void A_target_past_its_examples_length_must_carry_the_mark()
    {
        var model = SequenceModel.Rnn(1, 2, 1, new Random(1));
        var padded = Padding.Pad([Sequence.Of(1.0), Sequence.Of(1.0, 2, 3)], [Matrix<Real>.Build.Dense(1, 1), Matrix<Real>.Build.Dense(1, 3)]);
        var unmarked = padded with { Target = Matrix<Real>.Build.Dense(1, 6) };
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(ignore: double.NaN), new Sgd(model.Parameters, 0.1));
        trainer.Step(padded);
        Assert.Contains("Example 0 has 1 steps, but its target at step 1 counts", Assert.Throws<ArgumentException>(() => trainer.Step(unmarked)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => trainer.Evaluate([unmarked]));

        var classes = SequenceModel.Rnn(1, 2, 2, new Random(1));
        var batch = new Batch<int[]>(padded.X, [0, 0, 0, 0, 0, 0], [1, 3]);
        Assert.Throws<ArgumentException>(() => new Trainer<int[]>(classes, new SoftmaxCrossEntropy(ignore: -1), new Sgd(classes.Parameters, 0.1)).Step(batch));
        var last = SequenceModel.Rnn(1, 2, 2, new Random(1), ReadOut.LastStep);
        new Trainer<int[]>(last, new SoftmaxCrossEntropy(ignore: -1), new Sgd(last.Parameters, 0.1)).Step(batch with { Target = [0, 1] });
    }

    [Fact]
    public void Streams_go_on_only_where_the_state_carries_the_past_and_nobody_has_ended()
    {
        var random = new Random(1);
        RecurrentLayer Rnn() => new(new RnnCell(2, 2, random));
        ISequenceLayer[] forgetful =
        [
            new ReversedLayer(Rnn()), new StackedLayer(Rnn(), new AttentionLayer(2, 2, random)), new StackedLayer(new PositionalEncoding(2), Rnn()), new ResidualLayer(new AttentionLayer(2, 2, random)),
            new StackedLayer(new BidirectionalLayer(Rnn(), Rnn())),
        ];
        foreach (var layer in forgetful)
        {
            var model = new SequenceModel(layer, new Dense(layer.OutputSize, 1, random));
            var chunks = Batches.Chunks(new Batch<Matrix<Real>>(RandomMatrix.Sequence(2, 4, 1, random), RandomMatrix.Of(1, 4, random)), 2);
            var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Sgd(model.Parameters, 0.1));
            Assert.Contains("does not carry the past", Assert.Throws<ArgumentException>(() => trainer.FitTruncated(chunks, 1)).Message, StringComparison.Ordinal);
            Assert.Throws<ArgumentException>(() => trainer.Evaluate(chunks, carryState: true));
            trainer.Fit(chunks, 1, chunks);
        }
        var carrying = SequenceModel.Rnn(1, 2, 1, random);
        var ended = new Batch<Matrix<Real>>(new Sequence(1, 2, 2), Matrix<Real>.Build.DenseOfRowArrays([1, 1, Real.NaN, 1]), [1, 2]);
        var streams = new Trainer<Matrix<Real>>(carrying, new SquaredError(ignore: double.NaN), new Sgd(carrying.Parameters, 0.1));
        Assert.Contains("ends in chunk 0, but chunk 1 goes on", Assert.Throws<ArgumentException>(() => streams.FitTruncated([ended, ended], 1)).Message, StringComparison.Ordinal);
        streams.FitTruncated([ended with { Lengths = [2, 2] }, ended], 1);
    }
}
