using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Data;
using SequenceModels.Probability;

namespace SequenceModels.Tests.Probability;

public sealed class NGramModelTests
{
    private static readonly Smoothing[] Smoothings = [Smoothing.None, Smoothing.Additive(0.5), Smoothing.WittenBell, Smoothing.KneserNey];

    [Fact]
    public void Every_distribution_sums_to_1()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var random = new Random(seed);
            var symbols = random.Next(1, 7);
            foreach (var smoothing in Smoothings)
            {
                var model = NGramModel.Fit(RandomIds(random, 60, symbols), order: random.Next(1, 6), symbols, smoothing);
                var distribution = model.Distribution(RandomIds(random, random.Next(0, 8), symbols));
                Assert.Equal(1, distribution.Sum(), 1e-12);
                Assert.True(distribution.Minimum() >= 0);
            }
        }
    }

    [Fact]
    public void The_chain_rule_makes_a_distribution_over_whole_texts()
    {
        foreach (var smoothing in Smoothings)
        {
            var model = NGramModel.Fit(RandomIds(new Random(1), 20, 3), order: 3, symbols: 3, smoothing);
            Assert.Equal(1, AllTexts(symbols: 3, length: 5).Sum(text => Math.Exp(model.LogLikelihood(text))), 1e-12);
        }
    }

    [Fact]
    public void Counts_are_those_of_a_plain_search_through_the_text()
    {
        var random = new Random(2);
        var text = RandomIds(random, 200, 3);
        var model = NGramModel.Fit(text, order: 4, symbols: 3);
        foreach (var piece in AllTexts(3, 4).Concat(AllTexts(3, 3)).Concat(AllTexts(3, 2)).Concat(AllTexts(3, 1)))
        {
            Assert.Equal(Occurrences(text, piece), model.Count(piece.AsSpan(0, piece.Length - 1), piece[^1]));
            Assert.Equal(Occurrences(text.AsSpan(0, text.Length - 1), piece.AsSpan(1)), model.Count(piece.AsSpan(1)));
        }
    }

    [Fact]
    public void Without_smoothing_probabilities_are_relative_frequencies()
    {
        var model = NGramModel.Fit([0, 0, 1, 0, 0, 2], order: 2, symbols: 3, Smoothing.None);
        Assert.Equal(2.0 / 4, model.Probability([0], 0), 1e-15);
        Assert.Equal(1.0 / 4, model.Probability([0], 2), 1e-15);
        Assert.Equal(0, model.Probability([1], 2));
        Assert.Equal(1.0 / 3, model.Probability([2], 2), 1e-15); // nothing ever followed 2
        Assert.Equal(double.PositiveInfinity, model.CrossEntropy([1, 2]));
    }

    [Fact]
    public void Additive_smoothing_raises_every_count()
    {
        var model = NGramModel.Fit([0, 0, 1, 0, 0, 2], order: 2, symbols: 3, Smoothing.Additive(0.5));
        Assert.Equal((1 + 0.5) / (4 + 1.5), model.Probability([0], 2), 1e-15);
        Assert.Equal(1.0 / 3, model.Probability([2], 0), 1e-15);
    }

    [Fact]
    public void Witten_Bell_gives_the_hand_computed_values()
    {
        var model = NGramModel.Fit([0, 0, 1, 0, 0, 2], order: 2, symbols: 4);
        var unseen = (0 + 3 * 0.25) / (6 + 3);   // unigram: 6 symbols of 3 kinds
        var two = (1 + 3 * 0.25) / (6 + 3);
        Assert.Equal(unseen, model.Probability([], 3), 1e-15);
        Assert.Equal((1 + 3 * two) / (4 + 3), model.Probability([0], 2), 1e-15); // after 0: 4 symbols of 3 kinds
        Assert.Equal((0 + 3 * unseen) / (4 + 3), model.Probability([0], 3), 1e-15);
        Assert.Equal(two, model.Probability([3], 2), 1e-15); // 3 was never seen: the shorter context answers
    }

    [Fact]
    public void One_model_gives_the_bits_of_all_shorter_ones()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var (text, judged) = (RandomIds(random, 80, 4), RandomIds(random, 20, 4));
            foreach (var smoothing in (Smoothing[])[Smoothing.Additive(0.5), Smoothing.WittenBell, Smoothing.KneserNey])
            {
                var bits = NGramModel.Fit(text, order: 6, symbols: 4, smoothing).BitsByContext(judged);
                Assert.Equal(6, bits.Length);
                for (var tau = 0; tau < 6; tau++)
                    Assert.Equal(NGramModel.Fit(text, tau + 1, 4, smoothing).BitsPerSymbol(judged), bits[tau], 1e-12);
            }
        }
    }

    [Fact]
    public void A_model_that_saw_nothing_is_uniform()
    {
        var uniform = NGramModel.Fit([], order: 1, symbols: 65);
        var text = RandomIds(new Random(3), 25, 65);
        Assert.Equal(104.360, -uniform.LogLikelihood(text), 5e-4);
        Assert.Equal(65, uniform.Perplexity(text), 1e-9);
        Assert.Equal(Math.Log2(65), uniform.BitsPerSymbol(text), 1e-12);
    }

    [Fact]
    public void Longer_contexts_help_on_the_training_text_and_hurt_where_counts_get_thin()
    {
        var chain = new MarkovChain(Matrix<double>.Build.DenseOfArray(new[,] { { 0.8, 0.1, 0.2 }, { 0.1, 0.7, 0.1 }, { 0.1, 0.2, 0.7 } }));
        var text = chain.Sample(new Random(4), start: 0, length: 1000);
        var models = Enumerable.Range(1, 7).Select(order => NGramModel.Fit(text.AsSpan(0, 500), order, 3, Smoothing.Additive(0.1))).ToArray();
        var train = models.Select(model => model.CrossEntropy(text.AsSpan(0, 500))).ToArray();
        var heldOut = models.Select(model => model.CrossEntropy(text.AsSpan(500))).ToArray();
        Assert.Equal(2, 1 + Array.IndexOf(heldOut, heldOut.Min()));
        Assert.True(heldOut[6] > heldOut[1] + 0.1);
        Assert.True(train[6] < train[1] - 0.1);
    }

    [Fact]
    public void A_shuffled_text_is_harder_to_predict()
    {
        var corpus = new TextCorpus(string.Concat(Enumerable.Repeat("the dog bites the man. ", 50)));
        var shuffled = corpus.Ids.ToArray();
        new Random(5).Shuffle(shuffled);
        Assert.True(HeldOutBits(shuffled) > HeldOutBits(corpus.Ids) + 1);

        double HeldOutBits(int[] ids) => NGramModel.Fit(ids.AsSpan(0, 900), 3, corpus.Vocabulary.Size).BitsPerSymbol(ids.AsSpan(900));
    }

    [Fact]
    public void Samples_follow_the_distribution()
    {
        var model = NGramModel.Fit(RandomIds(new Random(6), 50, 3), order: 2, symbols: 3);
        var random = new Random(7);
        var draws = Enumerable.Range(0, 20_000).Select(_ => model.Sample(random, 1, [1])[0]).ToArray();
        for (var id = 0; id < 3; id++)
            Assert.Equal(model.Probability([1], id), draws.Count(draw => draw == id) / 20_000.0, 0.015);
    }

    [Fact]
    public void A_sample_goes_on_from_its_start_and_repeats_with_its_seed()
    {
        var model = NGramModel.Fit([0, 1, 2, 0, 1, 2, 0, 1, 2], order: 3, symbols: 3, Smoothing.None);
        Assert.Equal([1, 2, 0, 1, 2], model.Sample(new Random(8), 5, [2, 0]));
        var noisy = NGramModel.Fit(RandomIds(new Random(9), 50, 4), 2, 4);
        Assert.Equal(noisy.Sample(new Random(10), 30), noisy.Sample(new Random(10), 30));
    }

    [Fact]
    public void Ids_outside_the_vocabulary_are_named_with_their_position()
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => NGramModel.Fit([0, 1, 5], 2, symbols: 3));
        Assert.Contains("The id 5 at position 2 is not in 0 … 2", error.Message, StringComparison.Ordinal);
        var model = NGramModel.Fit([0, 1, 2], 2, symbols: 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => model.Probability([0], -1));
        Assert.Throws<ArgumentException>(() => model.CrossEntropy([]));
        Assert.Throws<ArgumentException>(() => model.BitsByContext([]));
        Assert.Throws<ArgumentOutOfRangeException>(() => NGramModel.Fit([0], order: 0, symbols: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Smoothing.Additive(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Smoothing.Additive(double.PositiveInfinity));
    }

    private static int[] RandomIds(Random random, int length, int symbols) =>
        [.. Enumerable.Range(0, length).Select(_ => random.Next(symbols))];

    private static IEnumerable<int[]> AllTexts(int symbols, int length) => length == 0
        ? [[]]
        : AllTexts(symbols, length - 1).SelectMany(text => Enumerable.Range(0, symbols).Select(id => (int[])[.. text, id]));

    private static int Occurrences(ReadOnlySpan<int> text, ReadOnlySpan<int> piece)
    {
        var count = 0;
        for (var t = 0; t + piece.Length <= text.Length; t++)
            count += text.Slice(t, piece.Length).SequenceEqual(piece) ? 1 : 0;
        return count;
    }
}
