using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Parameters;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Layers;

public class EncoderDecoderTests
{
    private static readonly SoftmaxCrossEntropy PaddedLoss = new(Reduction.Sum, ignore: -1);

    public static TheoryData<string> Cells => CellKind.Names;

    [Theory]
    [MemberData(nameof(Cells))]
    public void The_gradients_of_both_halves_and_of_what_is_read_are_what_the_loss_does(string kind)
    {
        var random = new Random(51);
        for (int trial = 0; trial < 6; trial++)
        {
            var (d, h, batch, steps, answers) = (random.Next(1, 4), random.Next(1, 4), random.Next(1, 4), random.Next(1, 6), random.Next(1, 5));
            var cells = CellKind.Named(kind);
            var model = new EncoderDecoder(new RecurrentLayer(cells.Make(d, h, random)), SequenceModel.Of(cells.Make(2, h, random), 3, random));
            var x = new Parameter("x", d, steps * batch);
            x.FillUniform(1, random);
            var y = RandomMatrix.Sequence(2, answers, batch, random);
            int[] lengths = [.. Enumerable.Range(0, batch).Select(_ => random.Next(1, steps + 1))];
            int[] target = [.. Enumerable.Range(0, answers * batch).Select(_ => random.Next(3))];
            GradientCheck.Run([.. model.Parameters, x], () => PaddedLoss.Loss(Forward().Prediction, target), () =>
            {
                var tape = Forward();
                model.Backward(tape, PaddedLoss.Gradient(tape.Prediction, target)).X.Columns.CopyTo(x.Gradient);
            }).Require();

            EncoderDecoderTape Forward() => model.Forward(new Sequence(x.Value, batch), y, lengths);
        }
    }

    [Fact]
    public void It_is_the_encoder_and_then_the_decoder_from_where_the_encoder_ended()
    {
        var random = new Random(52);
        var model = Small(random);
        var (x, y) = (Sequence.OfSymbols([0, 1, 2, 3], batch: 2), Sequence.OfSymbols([0, 2, 1, 1, 0, 2], batch: 2));
        var tape = model.Forward(x, y);
        var end = model.Encoder.Forward(x).Final;
        Near.Equal(end, tape.Summary, "summary");
        Near.Equal(end, model.Encode(x), "encoded");
        Near.Equal(model.Decoder.Forward(y, end).Prediction, tape.Prediction);
    }

    [Fact]
    public void A_padded_batch_has_the_scores_and_gradients_of_its_examples_alone()
    {
        var random = new Random(53);
        var model = Small(random);
        int[][] x = [[0, 1, 2, 3, 1], [2], [3, 3, 0]], y = [[1, 2], [0, 0, 1, 2], [2]];
        var together = PairBatch.Of(x, y, start: 0);
        var alone = x.Zip(y, (read, said) => PairBatch.Of([read], [said], start: 0)).ToList();
        Near.Equal(alone.Select(Gradient).Aggregate((one, next) => one + next), Gradient(together));
        var scores = model.Forward(together.X, together.Answer.X, together.Lengths, together.Answer.Lengths).Prediction;
        Near.Equal(model.Forward(alone[1].X, alone[1].Answer.X).Prediction.Column(3).ToColumnMatrix(), scores.Column(3 * 3 + 1).ToColumnMatrix());

        Matrix<Real> Gradient(PairBatch batch) => PairGradient.Of(model, PaddedLoss, batch);
    }

    [Fact]
    public void It_tells_what_it_is_made_of_and_can_be_copied_with_what_both_halves_share()
    {
        var random = new Random(9);
        var shared = new StackedLayer(new EmbeddingLayer(4, 3, random), new RecurrentLayer(new GruCell(3, 3, random)));
        var model = new EncoderDecoder(shared, new SequenceModel(shared, new Dense(3, 4, random)));
        Assert.Equal(model.ParameterCount, model.Summary.Sum(row => row.Count));
        Assert.StartsWith("layer", model.ToString(), StringComparison.Ordinal);
        Assert.Contains("decoder  Dense, every step", model.ToString(), StringComparison.Ordinal);

        var copy = model.Copy();
        Assert.Equal(model.ParameterCount, copy.ParameterCount);
        Assert.Same(copy.Encoder, copy.Decoder.Layer);
        copy.Parameters[0].Value.Clear();
        Assert.NotEqual(0, model.Parameters[0].Value[0, 0]);
    }

    [Fact]
    public void Halves_and_batches_that_do_not_fit_are_refused_in_words()
    {
        var random = new Random(54);
        var lstm = new RecurrentLayer(new LstmCell(1, 3, random));
        var error = Assert.Throws<ArgumentException>(() => new EncoderDecoder(lstm, SequenceModel.Gru(1, 4, 2, random)));
        Assert.Contains("3 numbers in H and 3 in C, but the decoder starts from 4 and 0", error.Message, StringComparison.Ordinal);
        error = Assert.Throws<ArgumentException>(() => Small(random).Forward(Sequence.OfSymbols([0, 1], batch: 2), Sequence.OfSymbols([0, 1, 2], batch: 3)));
        Assert.Contains("x has 2 examples and y has 3", error.Message, StringComparison.Ordinal);
    }

    private static EncoderDecoder Small(Random random) => new(
        new StackedLayer(new EmbeddingLayer(4, 2, random), new RecurrentLayer(new LstmCell(2, 3, random))),
        new SequenceModel(new StackedLayer(new EmbeddingLayer(3, 2, random), new RecurrentLayer(new LstmCell(2, 3, random))), new Dense(3, 3, random)));
}
