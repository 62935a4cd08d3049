using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;
using SequenceModels.Training;

namespace SequenceModels.Tests.Training;

public class BeamSearchTests
{
    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public void A_beam_as_wide_as_all_there_is_finds_what_brute_force_finds(int? end)
    {
        for (int seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var (symbols, length) = (random.Next(2, 4), random.Next(1, 5));
            var (decoder, state) = Random(symbols, batch: 2, random);
            var found = new BeamSearch(decoder, 0, length, (int)Math.Pow(symbols, length), end).Search(state);
            for (int b = 0; b < 2; b++)
            {
                var one = Column(state, b);
                var all = Answers(symbols, length, end).Select(answer => (answer, LogP: LogProbability(decoder, one, answer))).OrderByDescending(entry => entry.LogP).ToList();
                Assert.Equal(all.Count, found[b].Count);
                Assert.Equal(all[0].answer, found[b][0].Symbols);
                Assert.All(all.Zip(found[b]), pair => Near.Equal(pair.First.LogP, pair.Second.LogProbability));
                Near.Equal(1, found[b].Sum(one => Math.Exp(one.LogProbability)));
            }
        }
    }

    [Fact]
    public void Width_1_says_the_likeliest_symbol_at_every_step()
    {
        var random = new Random(61);
        var (decoder, state) = Random(symbols: 5, batch: 3, random);
        var greedy = new BeamSearch(decoder, 0, length: 6).Search(state);
        for (int b = 0; b < 3; b++)
        {
            var (symbol, at) = (0, Column(state, b));
            foreach (int said in greedy[b].Single().Symbols)
            {
                var tape = decoder.Forward(Sequence.OfSymbols([symbol]), at);
                (symbol, at) = (tape.Prediction.Column(0).MaximumIndex(), tape.Final);
                Assert.Equal(symbol, said);
            }
        }
    }

    [Fact]
    public void Greedy_misses_an_answer_that_begins_badly_and_two_beginnings_find_it()
    {
        var decoder = MisleadingDecoder.Make();
        var start = decoder.Layer.ZeroState(1);
        Assert.Equal([1, 1], new BeamSearch(decoder, 0, 2).Search(start)[0][0].Symbols);
        var best = new BeamSearch(decoder, 0, 2, width: 2).Search(start)[0][0];
        Assert.Equal([2, 3], best.Symbols);
        Assert.Equal(0.4 * 0.9, Math.Exp(best.LogProbability), 0.001);
    }

    [Fact]
    public void It_reads_one_hot_symbols_as_it_reads_embedded_ones()
    {
        var random = new Random(62);
        var cell = new GruCell(4, 3, random);
        var embedding = new EmbeddingLayer(4, 4, random);
        embedding.E.Set(Matrix<Real>.Build.DenseIdentity(4));
        var (dense, state) = (new Dense(3, 4, random), RandomMatrix.State(cell, 2, random));
        var oneHot = new BeamSearch(new SequenceModel(new RecurrentLayer(cell), dense), 0, 4, 3).Search(state);
        var embedded = new BeamSearch(new SequenceModel(new StackedLayer(embedding, new RecurrentLayer(cell)), dense), 0, 4, 3).Search(state);
        Assert.Equal(oneHot.SelectMany(all => all).SelectMany(one => one.Symbols), embedded.SelectMany(all => all).SelectMany(one => one.Symbols));
    }

    [Fact]
    public void An_answer_of_ten_thousand_symbols_is_read_on_a_small_stack()
    {
        int symbols = 0;
        var thread = new Thread(
            () =>
            {
                var model = SequenceModel.Rnn(2, 2, 2, new Random(1));
                var search = new BeamSearch(model, 0, 10_000);
                symbols = search.Search(model.Layer.ZeroState(1))[0][0].Symbols.Count;
            },
            maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();
        Assert.Equal(10_000, symbols);
    }

    [Fact]
    public void It_stops_when_all_answers_have_come_to_their_end()
    {
        var model = Stopping([0.5, 0.4, 0.1]);
        var counted = new SpyLayer(model.Layer);
        var found = new BeamSearch(new SequenceModel(counted, model.Dense), 0, length: 1000, width: 3, end: 0).Search(counted.ZeroState(2));
        Assert.All(found, all => Assert.Equal([0], all[0].Symbols));
        Assert.InRange(counted.Steps, 1, 999);
    }

    [Fact]
    public void Short_answers_win_until_their_advantage_is_taken_away()
    {
        // 0 ends (0.3); 1 goes on (0.7), five times, and is then followed by the end for sure: 0.3 against 0.7^5 = 0.17.
        var decoder = ChainDecoder.Make();
        IReadOnlyList<int> Best(double alpha) => new BeamSearch(decoder, 1, length: 7, width: 4, end: 0, alpha).Search(decoder.Layer.ZeroState(1))[0][0].Symbols;
        Assert.Equal([0], Best(0));
        Assert.Equal([2, 3, 4, 5, 6, 0], Best(1));
        double shortest = Math.Log(0.3), longest = 5 * Math.Log(0.7);
        double even = Math.Log(longest / shortest) / Math.Log(11 / 6.0);
        Assert.Equal([0], Best(even - 0.01));
        Assert.Equal([2, 3, 4, 5, 6, 0], Best(even + 0.01));
    }

    [Fact]
    public void What_is_impossible_is_left_out_however_wide_the_beam()
    {
        var decoder = Stopping([0.5, 0.5, 0]);
        decoder.Dense.By.Value[2, 0] = Real.NegativeInfinity;
        var found = new BeamSearch(decoder, 0, length: 2, width: 50).Search(decoder.Layer.ZeroState(1))[0];
        Assert.Equal(4, found.Count);
        Assert.All(found, one => Assert.True(double.IsFinite(one.LogProbability)));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Scores_that_are_no_numbers_are_refused(double score)
    {
        var decoder = Stopping([0.5, 0.4, 0.1]);
        decoder.Dense.By.Value[1, 0] = (Real)score;
        foreach (int width in (int[])[1, 3])
        {
            var error = Assert.Throws<InvalidOperationException>(() => new BeamSearch(decoder, 0, 4, width).Search(decoder.Layer.ZeroState(1)));
            Assert.Contains("scores at step 1 of example 0", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_cannot_be_searched_is_refused_in_words()
    {
        var random = new Random(63);
        var error = Assert.Throws<ArgumentException>(() => new BeamSearch(SequenceModel.Rnn(4, 2, 3, random), 0, 5));
        Assert.Contains("reads 4 symbols and says 3", error.Message, StringComparison.Ordinal);
        var (decoder, _) = Random(symbols: 3, batch: 2, random);
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearch(decoder, start: 3, length: 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BeamSearch(decoder, 0, 5, alpha: -1));
        var forgetful = new SequenceModel(new StackedLayer(new EmbeddingLayer(3, 2, random), new AttentionLayer(2, 2, random)), new Dense(2, 3, random));
        Assert.Contains("cannot be fed one symbol at a time", Assert.Throws<ArgumentException>(() => new BeamSearch(forgetful, 0, 5)).Message, StringComparison.Ordinal);
    }

    /// <summary>Whatever it has read, it says each symbol with the same probability.</summary>
    private static SequenceModel Stopping(double[] p)
    {
        var model = SequenceModel.Rnn(p.Length, 2, p.Length, new Random(1));
        model.Dense.Why.Set(Matrix<Real>.Build.Dense(p.Length, 2));
        model.Dense.By.Set([.. p.Select(value => Math.Log(Math.Max(value, 1e-30)))]);
        return model;
    }

    private static (SequenceModel Decoder, State State) Random(int symbols, int batch, Random random)
    {
        var cell = new LstmCell(2, 3, random);
        var dense = new Dense(3, symbols, random);
        dense.Why.FillUniform(3, random);
        return (new SequenceModel(new StackedLayer(new EmbeddingLayer(symbols, 2, random), new RecurrentLayer(cell)), dense), RandomMatrix.State(cell, batch, random));
    }

    private static State Column(State state, int b) => new(state.H.Column(b).ToColumnMatrix(), state.C!.Column(b).ToColumnMatrix());

    /// <summary>All answers of a length, and all shorter ones that the end symbol ends.</summary>
    private static IEnumerable<int[]> Answers(int symbols, int length, int? end) => length == 0 ? [[]] :
        from first in Enumerable.Range(0, symbols)
        from rest in first == end ? [[]] : Answers(symbols, length - 1, end)
        select (int[])[first, .. rest];

    private static double LogProbability(SequenceModel decoder, State state, int[] answer)
    {
        var p = Functions.Softmax(decoder.Forward(Sequence.OfSymbols([0, .. answer[..^1]]), state).Prediction);
        return answer.Select((symbol, u) => Math.Log(p[symbol, u])).Sum();
    }
}
