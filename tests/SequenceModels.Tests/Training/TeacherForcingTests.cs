using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

public class TeacherForcingTests
{
    [Fact]
    public void The_decoder_reads_the_right_answer_one_step_late()
    {
        var batch = PairBatch.Of([[4, 5], [6]], [[1, 2, 3], [2]], start: 0);
        Assert.Equal([(Real)4, 6, 5, 0], batch.X.Columns.Row(0));
        Assert.Equal([2, 1], batch.Lengths!);
        Assert.Equal([(Real)0, 0, 1, 0, 2, 0], batch.Answer.X.Columns.Row(0));
        Assert.Equal([1, 2, 2, -1, 3, -1], batch.Answer.Target);
        Assert.Equal([3, 1], batch.Answer.Lengths!);
    }

    [Fact]
    public void The_end_symbol_is_wanted_after_every_answer_and_only_there()
    {
        var batch = PairBatch.Of([[4, 5], [6], [4]], [[1, 2], [], [2]], start: 0, end: 3);
        Assert.Equal([(Real)0, 0, 0, 1, 0, 2, 2, 0, 0], batch.Answer.X.Columns.Row(0));
        Assert.Equal([1, 3, 2, 2, -1, 3, 3, -1, -1], batch.Answer.Target);
        Assert.Equal([3, 1, 2], batch.Answer.Lengths!);
    }

    [Fact]
    public void Dropout_in_either_half_draws_its_masks_while_it_trains_and_is_repeated_with_the_seed()
    {
        var batch = PairBatch.Of([[1, 2, 3], [2]], [[3, 2], [1, 1, 2]], start: 0);
        double[] Losses(double rate, Random? masks)
        {
            var random = new Random(74);
            StackedLayer Half() => new(new EmbeddingLayer(4, 4, random), new DropoutLayer(4, new Dropout(rate)), new RecurrentLayer(new LstmCell(4, 8, random)));
            var model = new EncoderDecoder(Half(), new SequenceModel(Half(), new Dense(8, 4, random)) { Dropout = new Dropout(rate) });
            return [.. new TeacherForcing(model, new SoftmaxCrossEntropy(ignore: -1), new Sgd(model.Parameters, 0.1)) { Dropout = masks }.Fit(Enumerable.Repeat(batch, 5))];
        }
        Assert.Equal(Losses(0, null), Losses(0, new Random(1)));
        Assert.Contains("no source of masks", Assert.Throws<InvalidOperationException>(() => Losses(0.5, null)).Message, StringComparison.Ordinal);
        Assert.NotEqual(Losses(0, null), Losses(0.5, new Random(1)));
        Assert.NotEqual(Losses(0.9, new Random(1)), Losses(0.5, new Random(1)));
        Assert.Equal(Losses(0.5, new Random(1)), Losses(0.5, new Random(1)));
    }

    [Fact]
    public void It_learns_to_say_a_word_backwards_and_to_stop()
    {
        // 0 starts and ends; words of one to three letters out of 1, 2, 3.
        int[][] words = [.. Enumerable.Range(1, 3).SelectMany(length => Enumerable.Range(0, (int)Math.Pow(3, length)).Select(n => Letters(n, length)))];
        int[][] answers = [.. words.Select(word => (int[])[.. word.Reverse(), 0])];
        var random = new Random(71);
        var model = Model(random);
        var teacher = new TeacherForcing(model, new SoftmaxCrossEntropy(ignore: -1), new Adam(model.Parameters, 0.03)) { ClipNorm = 1 };
        var losses = teacher.Fit(Enumerable.Repeat(PairBatch.Of(words, answers, start: 0), 200));
        Assert.InRange(losses[0], 1.2, 1.6);
        Assert.InRange(losses[^1], 0, 0.05);
        var all = PairBatch.Of(words, answers, start: 0);
        var said = new BeamSearch(model.Decoder, 0, length: 5, end: 0).Search(model.Encode(all.X, all.Lengths));
        Assert.Equal(answers, said.Select(found => found[0].Symbols));
    }

    [Fact]
    public void Every_step_takes_the_rate_of_the_schedule_and_the_rate_comes_back()
    {
        var model = Model(new Random(72));
        var optimizer = new Sgd(model.Parameters, 0.5);
        var rates = new List<double>();
        var batch = PairBatch.Of([[1, 2]], [[2, 1]], start: 0);
        new TeacherForcing(model, new SoftmaxCrossEntropy(), optimizer) { StepSchedule = LearningRateSchedule.Exponential(0.5) }.Fit(Enumerable.Range(0, 4).Select(_ =>
        {
            rates.Add(optimizer.LearningRate);
            return batch;
        }));
        Assert.Equal([0.5, 0.5, 0.25, 0.125], rates);
        Assert.Equal(0.5, optimizer.LearningRate);
    }

    [Fact]
    public void A_batch_without_an_answer_for_each_question_and_a_loss_without_a_value_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => PairBatch.Of([[1], [2]], [[1]], start: 0));
        Assert.Contains("2 sequences were given with 1 answers", error.Message, StringComparison.Ordinal);
        string Refused(int[][] x, int[][] y, int? end = null) => Assert.Throws<ArgumentException>(() => PairBatch.Of(x, y, start: 0, end: end)).Message;
        Assert.Contains("Row 1 of y is empty", Refused([[1], [2]], [[1], []]), StringComparison.Ordinal);
        Assert.Contains("Row 0 of x is empty", Refused([[]], [[1]]), StringComparison.Ordinal);
        Assert.Contains("Row 1 of y holds the end symbol 3 at place 2", Refused([[1], [2]], [[1], [1, 2, 3]], end: 3), StringComparison.Ordinal);
        var model = Model(new Random(73));
        model.Decoder.Dense.By.Value[0, 0] = Real.NaN;
        var teacher = new TeacherForcing(model, new SoftmaxCrossEntropy(), new Sgd(model.Parameters, 0.5));
        Assert.Contains("diverged", Assert.Throws<InvalidOperationException>(() => teacher.Step(PairBatch.Of([[1]], [[1]], start: 0))).Message, StringComparison.Ordinal);
    }

    private static int[] Letters(int number, int length) => [.. Enumerable.Range(0, length).Select(place => 1 + number / (int)Math.Pow(3, place) % 3)];

    [Fact]
    public void A_target_past_its_answers_length_must_carry_the_mark()
    {
        var model = Model(new Random(74));
        var batch = PairBatch.Of([[1, 2], [1]], [[1, 2], [3]], start: 0);
        var unmarked = batch with { Answer = batch.Answer with { Target = [.. batch.Answer.Target.Select(symbol => Math.Max(0, symbol))] } };
        new TeacherForcing(model, new SoftmaxCrossEntropy(ignore: -1), new Sgd(model.Parameters, 0.1)).Step(batch);
        var forcing = new TeacherForcing(model, new SoftmaxCrossEntropy(), new Sgd(model.Parameters, 0.1));
        Assert.Contains("Example 1 has 1 steps, but its target at step 1 counts", Assert.Throws<ArgumentException>(() => forcing.Step(unmarked)).Message, StringComparison.Ordinal);
    }

    private static EncoderDecoder Model(Random random)
    {
        StackedLayer Half() => new(new EmbeddingLayer(4, 4, random), new RecurrentLayer(new LstmCell(4, 16, random)));
        return new EncoderDecoder(Half(), new SequenceModel(Half(), new Dense(16, 4, random)));
    }
}
