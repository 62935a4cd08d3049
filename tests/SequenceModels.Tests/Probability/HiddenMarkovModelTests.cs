using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Probability;

namespace SequenceModels.Tests.Probability;

public sealed class HiddenMarkovModelTests
{
    private static readonly HiddenMarkovModel Umbrella = new(
        transition: Matrix<double>.Build.DenseOfArray(new[,] { { 0.7, 0.3 }, { 0.3, 0.7 } }),
        emission: Matrix<double>.Build.DenseOfArray(new[,] { { 0.9, 0.2 }, { 0.1, 0.8 } }),
        initial: Vector<double>.Build.Dense([0.5, 0.5]));

    [Fact]
    public void Two_umbrellas_mean_rain_as_the_textbook_says()
    {
        var filtered = Umbrella.Filter([0, 0]); // Russell and Norvig, the umbrella world
        Assert.Equal(0.818, filtered[0, 0], 5e-4);
        Assert.Equal(0.883, filtered[0, 1], 5e-4);
    }

    [Fact]
    public void Filtering_equals_the_sum_over_all_paths()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var random = new Random(seed);
            var model = RandomModels.HiddenMarkov(random, states: random.Next(1, 4), symbols: random.Next(1, 4));
            var ids = model.Sample(random, length: 6).Symbols;
            var paths = new HiddenMarkovEnumeration(model);
            Assert.True((paths.Filter(ids) - model.Filter(ids)).InfinityNorm() < 1e-12);
            Assert.True((paths.Predictive(ids) - model.Predictive(ids)).InfinityNorm() < 1e-12);
            Assert.Equal(paths.LogLikelihood(ids), model.LogLikelihood(ids), 1e-12);
        }
    }

    [Fact]
    public void Filtered_and_predictive_columns_are_distributions_even_on_long_sequences()
    {
        var random = new Random(1);
        var model = RandomModels.HiddenMarkov(random, 4, 3);
        var ids = model.Sample(random, 5000).Symbols;
        Assert.All(model.Filter(ids).EnumerateColumns(), column => Assert.Equal(1, column.Sum(), 1e-12));
        Assert.All(model.Predictive(ids).EnumerateColumns(), column => Assert.Equal(1, column.Sum(), 1e-12));
        Assert.True(double.IsFinite(model.LogLikelihood(ids)));
    }

    [Fact]
    public void The_likelihood_is_the_product_of_the_predictions()
    {
        int[] ids = [0, 1, 1, 0, 0];
        var predictive = Umbrella.Predictive(ids);
        Assert.Equal(ids.Select((id, t) => Math.Log(predictive[id, t])).Sum(), Umbrella.LogLikelihood(ids), 1e-12);
        Assert.Equal(0.5 * 0.9 + 0.5 * 0.2, predictive[0, 0], 1e-15);
    }

    [Fact]
    public void A_state_that_shows_itself_is_a_Markov_chain()
    {
        var random = new Random(2);
        var chain = new MarkovChain(RandomModels.Columns(random, 3, 3));
        var model = new HiddenMarkovModel(chain.P, Matrix<double>.Build.DenseIdentity(3), Vector<double>.Build.Dense(3, 1 / 3.0));
        var ids = chain.Sample(random, 0, 40);
        Assert.Equal(Math.Log(1 / 3.0) + chain.LogLikelihood(ids), model.LogLikelihood(ids), 1e-12);
    }

    [Fact]
    public void Samples_have_the_frequencies_of_the_model()
    {
        var (states, symbols) = Umbrella.Sample(new Random(3), 40_000);
        var rainy = symbols.Where((_, t) => states[t] == 0).ToArray();
        Assert.Equal(0.9, rainy.Count(symbol => symbol == 0) / (double)rainy.Length, 0.01);
        Assert.Equal(0.7, MarkovChain.Fit(states, 2).P[0, 0], 0.015);
    }

    [Fact]
    public void Filtering_finds_the_hidden_state_better_than_the_symbol_alone()
    {
        var sticky = new HiddenMarkovModel(
            Matrix<double>.Build.DenseOfArray(new[,] { { 0.95, 0.05 }, { 0.05, 0.95 } }),
            Matrix<double>.Build.DenseOfArray(new[,] { { 0.7, 0.3 }, { 0.3, 0.7 } }),
            Vector<double>.Build.Dense(2, 0.5));
        var (states, symbols) = sticky.Sample(new Random(4), 20_000);
        var filtered = sticky.Filter(symbols);
        var byFilter = Enumerable.Range(0, states.Length).Count(t => filtered.Column(t).MaximumIndex() == states[t]);
        var bySymbol = Enumerable.Range(0, states.Length).Count(t => symbols[t] == states[t]);
        Assert.True(byFilter > bySymbol + 1000);
    }

    [Fact]
    public void An_impossible_symbol_is_named_with_its_position()
    {
        var never = new HiddenMarkovModel(
            Matrix<double>.Build.DenseIdentity(2), Matrix<double>.Build.DenseIdentity(2), Vector<double>.Build.Dense([1.0, 0.0]));
        foreach (var filter in new Func<Matrix<double>>[] { () => never.Filter([0, 0, 1]), () => new HiddenMarkovEnumeration(never).Filter([0, 0, 1]) })
            Assert.Contains("Symbol 1 at position 2", Assert.Throws<ArgumentException>(filter).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new HiddenMarkovEnumeration(never).Predictive([1, 0]));
    }

    [Fact]
    public void Shapes_that_do_not_fit_and_too_many_paths_are_refused()
    {
        var three = Vector<double>.Build.Dense(3, 1 / 3.0);
        var error = Assert.Throws<ArgumentException>(() => new HiddenMarkovModel(Umbrella.Transition, Umbrella.Emission, three));
        Assert.Contains("transition must be [3×3]", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new HiddenMarkovEnumeration(Umbrella).LogLikelihood(new int[25]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Umbrella.Filter([2]));
    }

    [Fact]
    public void Smoothing_and_the_likeliest_path_equal_those_found_among_all_paths()
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var random = new Random(seed);
            var model = RandomModels.HiddenMarkov(random, states: random.Next(1, 4), symbols: random.Next(1, 4));
            var ids = model.Sample(random, length: random.Next(1, 7)).Symbols;
            var paths = AllPaths.Of(model, ids);
            var total = paths.Sum(path => path.Probability);
            var smoothed = model.Smooth(ids);
            for (var t = 0; t < ids.Length; t++)
                for (var state = 0; state < model.States; state++)
                    Assert.Equal(paths.Where(path => path.States[t] == state).Sum(path => path.Probability) / total, smoothed[state, t], 1e-12);
            var best = paths.MaxBy(path => path.Probability);
            var (states, logProbability) = model.Viterbi(ids);
            Assert.Equal(best.States, states);
            Assert.Equal(Math.Log(best.Probability), logProbability, 1e-12);
        }
    }

    [Fact]
    public void A_round_of_Baum_and_Welch_counts_over_all_paths()
    {
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var model = RandomModels.HiddenMarkov(random, states: random.Next(1, 4), symbols: random.Next(1, 4));
            int[][] sequences = [model.Sample(random, 5).Symbols, model.Sample(random, 1).Symbols, [], model.Sample(random, 4).Symbols];
            var learnt = model.BaumWelch(sequences, rounds: 1).Model;
            var (a, e, pi) = AllPaths.Expected(model, sequences);
            Assert.True((a.NormalizeColumns(1) - learnt.Transition).InfinityNorm() < 1e-12);
            Assert.True((e.NormalizeColumns(1) - learnt.Emission).InfinityNorm() < 1e-12);
            Assert.True((pi.NormalizeColumns(1) - learnt.Initial.ToColumnMatrix()).InfinityNorm() < 1e-12);
        }
    }

    [Fact]
    public void No_round_of_learning_makes_the_symbols_less_likely_and_a_good_start_finds_the_model()
    {
        var symbols = Umbrella.Sample(new Random(5), 3000).Symbols;
        var (_, drawn) = HiddenMarkovModel.Draw(2, 2, new Random(6)).BaumWelch([symbols], rounds: 20);
        Assert.All(drawn.Zip(drawn.Skip(1)), pair => Assert.True(pair.Second >= pair.First - 1e-9));
        Assert.True(drawn[^1] > drawn[0]);

        var (model, history) = Umbrella.BaumWelch([symbols], rounds: 30);
        Assert.Equal(history[^1], model.LogLikelihood(symbols), 1e-6);
        Assert.True(history[^1] >= Umbrella.LogLikelihood(symbols));
        Assert.InRange(model.Transition[0, 0], 0.55, 0.85);
    }

    [Fact]
    public void Probabilities_that_leave_the_range_of_numbers_stay_right()
    {
        const double rare = 1e-200;
        var model = new HiddenMarkovModel(
            Matrix<double>.Build.DenseOfArray(new[,] { { 1, rare }, { 0, 1 - rare } }),
            Matrix<double>.Build.DenseOfArray(new[,] { { 1 - rare, 0 }, { rare, 1 } }),
            Vector<double>.Build.Dense([rare, 1 - rare]));
        int[] ids = [1, 1, 0, 1];           // only through state 0, each time but the third with probability 1e-200
        Assert.Equal(new HiddenMarkovEnumeration(model).LogLikelihood([1]), model.LogLikelihood([1]), 1e-12);
        var (states, logProbability) = model.Viterbi(ids);
        Assert.Equal([1, 1, 0, 0], states);
        Assert.Equal(2 * Math.Log(rare), logProbability, 1e-9);
        Assert.True(double.IsFinite(model.LogLikelihood(ids)));
        Assert.Equal(1, model.Filter(ids)[0, 3], 1e-12);
    }

    [Fact]
    public void Long_sequences_and_impossible_symbols_are_no_trouble_on_the_way_back()
    {
        var ids = Umbrella.Sample(new Random(7), 20_000).Symbols;
        Assert.All(Umbrella.Smooth(ids).EnumerateColumns(), column => Assert.Equal(1, column.Sum(), 1e-9));
        Assert.True(double.IsFinite(Umbrella.Viterbi(ids).LogProbability));
        var never = new HiddenMarkovModel(Matrix<double>.Build.DenseIdentity(2), Matrix<double>.Build.DenseIdentity(2), Vector<double>.Build.Dense([1.0, 0.0]));
        Assert.Contains("Symbol 1 at position 2", Assert.Throws<ArgumentException>(() => never.Viterbi([0, 0, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("Symbol 1 at position 2", Assert.Throws<ArgumentException>(() => never.BaumWelch([[0, 0, 1]])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Umbrella.BaumWelch([[]]));
    }
}
