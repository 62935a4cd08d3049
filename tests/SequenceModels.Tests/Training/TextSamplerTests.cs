using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Data;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

public class TextSamplerTests
{
    private static readonly Vocabulary Letters = Vocabulary.FromText("abc");

    [Fact]
    public void A_model_that_learnt_hello_completes_it()
    {
        var vocabulary = Vocabulary.FromText("hello");
        int[] ids = vocabulary.Encode("hello");
        var model = SequenceModel.Rnn(4, 8, 4, new Random(21));
        var trainer = new Trainer<int[]>(model, new SoftmaxCrossEntropy(), new Adam(model.Parameters, 0.03));
        trainer.Fit([new Batch<int[]>(new Sequence(vocabulary.OneHot(ids.AsSpan()[..^1])), ids[1..])], 300);
        Assert.Equal("hello", new TextSampler(model, vocabulary).Sample("h", 4, new Random(0), temperature: 0));
    }

    [Fact]
    public void So_does_one_of_two_layers_that_reads_symbols_through_an_embedding()
    {
        var vocabulary = Vocabulary.FromText("hello");
        int[] ids = vocabulary.Encode("hello");
        var random = new Random(24);
        var stack = new StackedLayer(
            new EmbeddingLayer(4, 3, random), new RecurrentLayer(new LstmCell(3, 6, random)), new RecurrentLayer(new GruCell(6, 6, random)));
        var model = new SequenceModel(stack, new Dense(6, 4, random));
        var trainer = new Trainer<int[]>(model, new SoftmaxCrossEntropy(), new Adam(model.Parameters, 0.03));
        trainer.Fit([new Batch<int[]>(Sequence.OfSymbols(ids[..^1]), ids[1..])], 300);
        Assert.Equal("hello", new TextSampler(model, vocabulary).Sample("h", 4, new Random(0), temperature: 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(2)]
    public void Symbols_are_drawn_with_the_probabilities_of_the_tempered_softmax(double temperature)
    {
        var model = SequenceModel.Rnn(3, 2, 3, new Random(22));
        model.Dense.Why.Set(Matrix<Real>.Build.Dense(3, 2));
        model.Dense.By.Set(1, 0, -1);
        string text = new TextSampler(model, Letters).Sample("a", 20_000, new Random(23), temperature)[1..];
        var expected = Functions.Softmax(Vector<Real>.Build.Dense([(Real)(1 / temperature), 0, (Real)(-1 / temperature)]));
        foreach (var (letter, p) in "abc".Zip(expected))
            Assert.InRange(text.Count(c => c == letter) / 20_000.0, p - 0.015, p + 0.015);
    }

    [Fact]
    public void Each_symbol_is_what_a_prediction_alone_says_and_a_change_of_weights_is_seen_by_the_next_text()
    {
        var model = SequenceModel.Lstm(3, 20, 3, new Random(25));
        var sampler = new TextSampler(model, Letters);
        for (int trial = 0; trial < 5; trial++)
        {
            string expected = "a";
            State? state = null;
            for (int i = 0; i < 12; i++)
            {
                (var o, state) = model.Predict(new Sequence(Letters.OneHot(Letters.Encode(expected[^1..]))), state);
                expected += Letters[o.Column(0).MaximumIndex()];
            }
            Assert.Equal(expected, sampler.Sample("a", 12, new Random(0), temperature: 0));
            foreach (var parameter in model.Parameters)
                parameter.FillUniform(2, new Random(trial));
        }
    }

    [Fact]
    public void The_same_seed_writes_the_same_text()
    {
        var sampler = new TextSampler(SequenceModel.Rnn(3, 4, 3, new Random(24)), Letters);
        Assert.Equal(sampler.Sample("ab", 50, new Random(1)), sampler.Sample("ab", 50, new Random(1)));
        Assert.NotEqual(sampler.Sample("ab", 50, new Random(1)), sampler.Sample("ab", 50, new Random(2)));
    }

    [Fact]
    public void A_vocabulary_or_prompt_that_does_not_fit_is_refused()
    {
        var model = SequenceModel.Rnn(4, 2, 3, new Random(25));
        Assert.Contains("The vocabulary has 3 symbols, but the model takes 4 and gives 3", Assert.Throws<ArgumentException>(() => new TextSampler(model, Letters)).Message, StringComparison.Ordinal);
        var sampler = new TextSampler(SequenceModel.Rnn(3, 2, 3, new Random(26)), Letters);
        Assert.Contains("x", Assert.ThrowsAny<Exception>(() => sampler.Sample("ax", 1, new Random(0))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => sampler.Sample("", 1, new Random(0)));
    }

    [Fact]
    public void Scores_that_are_not_numbers_are_refused()
    {
        var vocabulary = Vocabulary.FromText("abc");
        var model = SequenceModel.Lstm(3, 4, 3, new Random(1));
        model.Dense.By.Value[1, 0] = Real.NaN;
        foreach (double temperature in (ReadOnlySpan<double>)[0, 1, 1e-50])
            Assert.Contains("scores are not numbers", Assert.Throws<InvalidOperationException>(() => new TextSampler(model, vocabulary).Sample("a", 5, new Random(1), temperature)).Message, StringComparison.Ordinal);
        var x = new Sequence(vocabulary.OneHot([0, 1]));
        Assert.Contains("The score of class 1 in column 0 is not a number", Assert.Throws<InvalidOperationException>(() => model.Classify(x)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => Accuracy.Of(model, new Batch<int[]>(x, [0, 1])));
    }
}
