using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Tests.Layers;

public class CrossAttentionLayerTests
{
    private static readonly SoftmaxCrossEntropy PaddedLoss = new(Reduction.Sum, ignore: -1);

    [Theory]
    [InlineData(AttentionScore.ScaledDot)]
    [InlineData(AttentionScore.Additive)]
    public void It_is_the_formula_of_the_papers_entry_by_entry(AttentionScore score) => Case.ForAll(20, largest: 7, at =>
    {
        var random = at.Random();
        var layer = new CrossAttentionLayer(at.D, at.H, 3, random, score);
        var (x, memory) = (RandomMatrix.Sequence(at.D, 4, 1, random), RandomMatrix.Sequence(at.H, 6, 1, random));
        var tape = layer.Forward(x, layer.ZeroState(1) with { Memory = new Memory(memory) });
        for (int u = 0; u < 4; u++)
        {
            Vector<Real> xu = x.Columns.Column(u), q = layer.Wq.Value * xu;
            double Score(Vector<Real> k) => score == AttentionScore.ScaledDot
                ? k * q / Math.Sqrt(3)
                : k.Zip(q).Select((pair, i) => layer.V!.Value[i, 0] * Math.Tanh(pair.First + pair.Second)).Sum();
            double[] power = [.. memory.Columns.EnumerateColumns().Select(m => Math.Exp(Score(layer.Wk.Value * m)))];
            var share = Vector<Real>.Build.DenseOfEnumerable(power.Select(p => (Real)(p / power.Sum())));
            var context = memory.Columns * share;
            Near.Equal(share.ToColumnMatrix(), tape.Attention!.Weights[u], 1e-11, 1e-11, "a");
            Near.Equal(context.ToColumnMatrix(), tape.Attention.Mixed[u], 1e-11, 1e-11, "c");
            var both = Vector<Real>.Build.DenseOfEnumerable([.. context, .. xu]).ToColumnMatrix();
            Near.Equal(Tanh(layer.Wc.Value * both), tape.H[u], 1e-11, 1e-11, "h");
        }
    });

    [Theory]
    [InlineData(AttentionScore.ScaledDot, 1)]
    [InlineData(AttentionScore.Additive, 1)]
    [InlineData(AttentionScore.ScaledDot, 2)]
    public void The_gradients_of_encoder_decoder_attention_and_input_are_what_the_loss_does(AttentionScore score, int layers)
    {
        var random = new Random(81);
        for (int trial = 0; trial < 6; trial++)
        {
            var (batch, steps, answers) = (random.Next(1, 4), random.Next(1, 6), random.Next(1, 5));
            var encoder = new RecurrentLayer(new LstmCell(2, 3, random));
            var looks = Enumerable.Range(0, layers).Select(_ => new CrossAttentionLayer(3, 3, 2, random, score));
            var model = new EncoderDecoder(encoder, new SequenceModel(new StackedLayer([new RecurrentLayer(new LstmCell(2, 3, random)), .. looks]), new Dense(3, 3, random)));
            var x = new Parameter("x", 2, steps * batch);
            x.FillUniform(1, random);
            var y = RandomMatrix.Sequence(2, answers, batch, random);
            int[] lengths = [.. Enumerable.Range(0, batch).Select(_ => random.Next(1, steps + 1))];
            int[] answerLengths = [.. Enumerable.Range(0, batch).Select(_ => random.Next(1, answers + 1))];
            int[] target = [.. from u in Enumerable.Range(0, answers) from b in Enumerable.Range(0, batch) select u < answerLengths[b] ? random.Next(3) : -1];
            GradientCheck.Run([.. model.Parameters, x], () => PaddedLoss.Loss(Forward().Prediction, target), () =>
            {
                var tape = Forward();
                model.Backward(tape, PaddedLoss.Gradient(tape.Prediction, target)).X.Columns.CopyTo(x.Gradient);
            }).Require();

            EncoderDecoderTape Forward() => model.Forward(new Sequence(x.Value, batch), y, lengths, answerLengths);
        }
    }

    [Fact]
    public void A_gradient_that_comes_back_from_a_later_piece_of_the_answer_is_added()
    {
        var random = new Random(82);
        var layer = new CrossAttentionLayer(2, 3, 4, random);
        var (x, dH) = (RandomMatrix.Sequence(2, 5, 2, random), RandomMatrix.Sequence(2, 5, 2, random));
        var start = layer.ZeroState(2) with { Memory = new Memory(RandomMatrix.Sequence(3, 4, 2, random), [4, 2]) };
        var whole = layer.Backward(layer.Forward(x, start), dH).Initial.Memory!.States;
        var first = layer.Forward(x.Slice(0, 2), start);
        var second = layer.Forward(x.Slice(2, 3), first.Final);
        var back = layer.Backward(first, dH.Slice(0, 2), layer.Backward(second, dH.Slice(2, 3)).Initial);
        Near.Equal(whole.Columns, back.Initial.Memory!.States.Columns, 1e-12, 1e-12);
    }

    [Theory]
    [InlineData(AttentionScore.ScaledDot)]
    [InlineData(AttentionScore.Additive)]
    public void Padding_gets_no_share_and_a_padded_batch_has_the_scores_gradients_and_answers_of_its_examples_alone(AttentionScore score)
    {
        var random = new Random(83);
        var model = Model(6, score, random);
        int[][] x = [[0, 1, 2, 3, 1], [2], [3, 3, 0]], y = [[1, 2], [2, 0, 1, 2], [2]];
        var together = PairBatch.Of(x, y, start: 3, end: 4);
        var alone = x.Zip(y, (read, said) => PairBatch.Of([read], [said], start: 3, end: 4)).ToList();
        Near.Equal(alone.Select(Gradient).Aggregate((one, next) => one + next), Gradient(together), 1e-11, 1e-11);
        var alignment = model.Forward(together.X, together.Answer.X, together.Lengths, together.Answer.Lengths).Alignment!;
        Assert.Equal(0, alignment.Columns.SubMatrix(1, 4, 0, alignment.Columns.ColumnCount).Column(1).Sum());
        Near.Equal(1, alignment.Columns[0, 1]);
        for (int width = 1; width <= 3; width++)
        {
            var search = new BeamSearch(model.Decoder, start: 3, length: 6, width, end: 4);
            var all = search.Search(model.Encode(together.X, together.Lengths));
            for (int b = 0; b < x.Length; b++)
            {
                var one = search.Search(model.Encode(alone[b].X))[0];
                Assert.Equal(one.Select(found => string.Join(' ', found.Symbols)), all[b].Select(found => string.Join(' ', found.Symbols)));
                Assert.All(one.Zip(all[b]), pair => Near.Equal(pair.First.LogProbability, pair.Second.LogProbability));
            }
        }

        Matrix<Real> Gradient(PairBatch batch) => PairGradient.Of(model, PaddedLoss, batch);
    }

    [Theory]
    [InlineData(AttentionScore.ScaledDot)]
    [InlineData(AttentionScore.Additive)]
    public void What_a_search_finds_is_as_likely_as_the_model_says_it_is(AttentionScore score)
    {
        var random = new Random(84);
        var model = Model(5, score, random);
        var read = PairBatch.Of([[0, 1, 2], [3, 2]], [[0], [0]], start: 3, end: 4);
        foreach (var (b, found) in new BeamSearch(model.Decoder, start: 3, length: 5, width: 3, end: 4).Search(model.Encode(read.X, read.Lengths)).Index())
        {
            foreach (var answer in found)
            {
                int[] said = [.. answer.Symbols];
                int[] asked = b == 0 ? [0, 1, 2] : [3, 2];
                var scores = model.Forward(Sequence.OfSymbols(asked), Sequence.OfSymbols([3, .. said[..^1]])).Prediction;
                Near.Equal(-new SoftmaxCrossEntropy(Reduction.Sum).Loss(scores, said), answer.LogProbability);
            }
        }
    }

    [Fact]
    public void It_learns_to_look_from_the_end_of_a_word_to_its_beginning()
    {
        var random = new Random(85);
        var model = Model(12, AttentionScore.ScaledDot, random);
        PairBatch Draw(int examples)
        {
            int[][] words = [.. Enumerable.Range(0, examples).Select(_ => Enumerable.Range(0, random.Next(3, 9)).Select(_ => random.Next(3)).ToArray())];
            return PairBatch.Of(words, [.. words.Select(word => (int[])[.. word.Reverse()])], start: 3, end: 4);
        }
        new TeacherForcing(model, new SoftmaxCrossEntropy(ignore: -1), new Adam(model.Parameters, 0.02)) { ClipNorm = 1 }.Fit(Enumerable.Range(0, 700).Select(_ => Draw(16)));
        var exam = Draw(100);
        var said = new BeamSearch(model.Decoder, start: 3, length: 10, end: 4).Search(model.Encode(exam.X, exam.Lengths));
        var wanted = Examples(exam);
        Assert.InRange(said.Zip(wanted).Count(pair => pair.First[0].Symbols.SequenceEqual(pair.Second)), 90, 100);

        static int[][] Examples(PairBatch batch) => [.. Enumerable.Range(0, batch.X.Batch).Select(b =>
            Enumerable.Range(0, batch.Answer.Lengths![b]).Select(u => batch.Answer.Target[u * batch.X.Batch + b]).ToArray())];
    }

    [Fact]
    public void What_does_not_fit_is_refused_in_words()
    {
        var random = new Random(86);
        var layer = new CrossAttentionLayer(2, 3, 4, random);
        Assert.Contains("There is no memory to look back at", Assert.Throws<ArgumentException>(() => layer.Forward(new Sequence(2, 1))).Message, StringComparison.Ordinal);
        var other = layer.ZeroState(1) with { Memory = new Memory(new Sequence(2, 5)) };
        Assert.Contains("look back at 3 numbers a step", Assert.Throws<ArgumentException>(() => layer.Forward(new Sequence(2, 1), other)).Message, StringComparison.Ordinal);
        var self = new AttentionLayer(2, 3, random).Forward(new Sequence(2, 2));
        Assert.Contains("not a cross-attention layer's", Assert.Throws<ArgumentException>(() => layer.Backward(self, self.H)).Message, StringComparison.Ordinal);
        var decoder = new SequenceModel(new StackedLayer(new RecurrentLayer(new GruCell(1, 2, random)), layer), new Dense(2, 2, random));
        Assert.Contains("looks back at 3 numbers a step, but the encoder gives 2", Assert.Throws<ArgumentException>(
            () => new EncoderDecoder(new RecurrentLayer(new GruCell(1, 2, random)), decoder)).Message, StringComparison.Ordinal);
    }

    /// <summary>Reads 0 to 3 and says 0 to 2; 3 starts, 4 ends.</summary>
    private static EncoderDecoder Model(int units, AttentionScore score, Random random) => new(
        new StackedLayer(new EmbeddingLayer(4, 3, random), new RecurrentLayer(new LstmCell(3, units, random))),
        new SequenceModel(new StackedLayer(new EmbeddingLayer(5, 3, random), new RecurrentLayer(new LstmCell(3, units, random)), new CrossAttentionLayer(units, units, 4, random, score)), new Dense(units, 5, random)));
}
