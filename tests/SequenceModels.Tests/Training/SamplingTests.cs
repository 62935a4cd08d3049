using SequenceModels.Cells;
using SequenceModels.Data;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

/// <summary>What the sampler reads, and what it draws from.</summary>
public class SamplingTests
{
    private static readonly Vocabulary Letters = Vocabulary.FromText("abcd");

    [Fact]
    public void A_transformer_that_has_learnt_a_text_writes_it_on()
    {
        var random = new Random(1);
        int[] ids = Letters.Encode(string.Concat(Enumerable.Repeat("abcdba", 6)));
        var model = new SequenceModel(
            new StackedLayer(new EmbeddingLayer(4, 16, random), new PositionalEncoding(16), new ResidualLayer(new AttentionLayer(16, 16, random)), new ResidualLayer(new FeedForwardLayer(16, 32, random))),
            new Dense(16, 4, random));
        new Trainer<int[]>(model, new SoftmaxCrossEntropy(), new Adam(model.Parameters, 0.01)).Fit([new(Sequence.OfSymbols(ids[..^1]), ids[1..])], 400);
        Assert.Equal("abcdbaabcdbaabcdba", new TextSampler(model, Letters).Sample("abcdb", 13, new Random(1), 0));
    }

    [Fact]
    public void Every_layer_writes_what_reading_all_of_it_says() => Case.ForAll(30, 4, at =>
    {
        var random = at.Random();
        RecurrentLayer Lstm(int inputs) => new(new LstmCell(inputs, at.H, random));
        ISequenceLayer layer = (at.Seed % 5) switch
        {
            0 => Lstm(4),
            1 => new BidirectionalLayer(Lstm(4), Lstm(4)),
            2 => new StackedLayer(new PositionalEncoding(4), Lstm(4)),
            3 => new StackedLayer(Lstm(4), new ResidualLayer(new AttentionLayer(at.H, 2, random))),
            _ => new StackedLayer(new EmbeddingLayer(4, at.H, random), new ReversedLayer(Lstm(at.H))),
        };
        var model = new SequenceModel(layer, new Dense(layer.OutputSize, 4, random));
        string expected = "ab";
        for (int i = 0; i < 6; i++)
        {
            int[] ids = Letters.Encode(expected);
            var o = model.Forward(layer.SymbolCount is null ? new Sequence(Letters.OneHot(ids)) : Sequence.OfSymbols(ids)).Prediction;
            expected += Letters[o.Column(o.ColumnCount - 1).MaximumIndex()];
        }
        Assert.Equal(expected, new TextSampler(model, Letters).Sample("ab", 6, random, 0));
    });

    [Fact]
    public void A_tiny_temperature_takes_the_likeliest()
    {
        var model = Scores(0.3, 0.2, 0.1, 0.3 - 1e-3);
        foreach (double temperature in (ReadOnlySpan<double>)[1e-50, 1e-320, 1e-7, 0])
            Assert.Equal("baaaaaa", new TextSampler(model, Letters).Sample("b", 6, new Random(1), temperature));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSampler(model, Letters).Sample("b", 6, new Random(1), double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSampler(model, Letters).Sample("b", 6, new Random(1), -double.NaN));
    }

    [Theory]
    [InlineData(1, 1.0, "a")]
    [InlineData(2, 1.0, "ab")]
    [InlineData(3, 1.0, "abc")]
    [InlineData(9, 1.0, "abcd")]
    [InlineData(4, 0.1, "a")]
    [InlineData(4, 0.45, "ab")]
    [InlineData(4, 0.75, "abc")]
    [InlineData(2, 0.95, "ab")]
    public void Only_the_likeliest_symbols_are_drawn_in_their_proportion(int topK, double topP, string drawn)
    {
        var model = Scores(Math.Log(0.4), Math.Log(0.3), Math.Log(0.2), Math.Log(0.1));
        string text = new TextSampler(model, Letters).Sample("d", 20_000, new Random(3), topK: topK, topP: topP)[1..];
        Assert.Equal(drawn, string.Concat(text.Distinct().Order()));
        double all = drawn.Sum(letter => 0.4 - 0.1 * (letter - 'a'));
        foreach (char letter in drawn)
            Near.Equal((0.4 - 0.1 * (letter - 'a')) / all, text.Count(one => one == letter) / 20_000.0, absolute: 0.02);
    }

    [Fact]
    public void Nothing_is_written_after_the_stop()
    {
        var model = Scores(1, 1, 1, 1);
        string text = new TextSampler(model, Letters).Sample("ac", 10_000, new Random(3), stop: "c");
        Assert.Equal(text.Length - 1, text.IndexOf('c', 2));
        Assert.DoesNotContain("c", new TextSampler(model, Letters).Sample("a", 0, new Random(3), stop: "c"), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TextSampler(model, Letters).Sample("a", 5, new Random(3), stop: "ab"));
        Assert.ThrowsAny<ArgumentException>(() => { new TextSampler(model, Letters).Sample("a", 5, new Random(3), stop: "x"); });
        Assert.Throws<ArgumentOutOfRangeException>(() => { new TextSampler(model, Letters).Sample("a", 5, new Random(3), topK: 0); });
        foreach (double wrong in (double[])[0, 1.1, double.NaN])
            Assert.Throws<ArgumentOutOfRangeException>(() => { new TextSampler(model, Letters).Sample("a", 5, new Random(3), topP: wrong); });
    }

    /// <summary>A model that says the same scores whatever it reads.</summary>
    private static SequenceModel Scores(params double[] scores)
    {
        var model = SequenceModel.Rnn(4, 1, 4, new Random(0));
        model.Dense.Why.Value.Clear();
        model.Dense.By.Set(scores);
        return model;
    }
}
