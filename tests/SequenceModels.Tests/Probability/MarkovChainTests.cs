using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Probability;

namespace SequenceModels.Tests.Probability;

public sealed class MarkovChainTests
{
    private static readonly Matrix<double> Weather = Matrix<double>.Build.DenseOfArray(new[,] { { 0.9, 0.5 }, { 0.1, 0.5 } });

    [Fact]
    public void Transitions_are_counted_into_the_column_they_leave_from()
    {
        var chain = MarkovChain.Fit([0, 0, 1, 0, 2, 0], states: 3);
        Assert.Equal(Matrix<double>.Build.DenseOfArray(new[,] { { 1 / 3.0, 1, 1 }, { 1 / 3.0, 0, 0 }, { 1 / 3.0, 0, 0 } }), chain.P);
    }

    [Fact]
    public void No_transition_is_counted_from_one_sequence_to_the_next()
    {
        var chain = MarkovChain.Fit([[0, 0], [1, 1]], states: 2);
        Assert.Equal(Matrix<double>.Build.DenseIdentity(2), chain.P);
    }

    [Fact]
    public void Smoothing_is_added_to_every_count_and_a_state_never_left_leads_everywhere()
    {
        Assert.Equal((2 + 1) / (2 + 2.0), MarkovChain.Fit([0, 0, 0], 2, smoothing: 1).P[0, 0], 1e-15);
        Assert.Equal(0.5, MarkovChain.Fit([0, 0, 0], 2).P[0, 1], 1e-15);
    }

    [Fact]
    public void The_stationary_distribution_of_two_states_is_known()
    {
        var stationary = new MarkovChain(Weather).Stationary();
        Assert.Equal(5 / 6.0, stationary[0], 1e-12);
        Assert.Equal(1 / 6.0, stationary[1], 1e-12);
    }

    [Fact]
    public void Many_steps_lead_to_the_stationary_distribution_from_anywhere()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var chain = new MarkovChain(RandomModels.Columns(random, 5, 5));
            var stationary = chain.Stationary();
            Assert.True((chain.P * stationary - stationary).InfinityNorm() < 1e-12);
            foreach (var column in chain.KStep(200).EnumerateColumns())
                Assert.True((column - stationary).InfinityNorm() < 1e-10);
        }
    }

    [Fact]
    public void A_periodic_chain_has_a_stationary_distribution_and_a_split_one_is_refused()
    {
        var swap = Matrix<double>.Build.DenseOfArray(new double[,] { { 0, 1 }, { 1, 0 } });
        Assert.Equal(0.5, new MarkovChain(swap).Stationary()[0], 1e-12);
        Assert.Throws<InvalidOperationException>(() => new MarkovChain(Matrix<double>.Build.DenseIdentity(2)).Stationary());
    }

    [Fact]
    public void The_rarest_transitions_keep_their_digits_in_the_stationary_distribution()
    {
        foreach (double rare in (double[])[1e-3, 1e-10, 1e-300])
        {
            var chain = new MarkovChain(Matrix<double>.Build.DenseOfArray(new[,] { { 1 - rare, 2 * rare }, { rare, 1 - 2 * rare } }));
            Assert.Equal(2 / 3.0, chain.Stationary()[0], 1e-14);
        }
        // From state 2 the chain goes away for ever; states 0 and 1 never reach 2.
        var away = new MarkovChain(Matrix<double>.Build.DenseOfArray(new[,] { { 0.9, 0.5, 0.5 }, { 0.1, 0.5, 0.4 }, { 0, 0, 0.1 } })).Stationary();
        Assert.Equal(5 / 6.0, away[0], 1e-14);
        Assert.Equal(0, away[2]);
        for (var seed = 0; seed < 50; seed++)
        {
            var chain = new MarkovChain(RandomModels.Columns(new Random(seed), 1 + seed % 6, 1 + seed % 6));
            var p = chain.Stationary();
            Assert.True((chain.P * p - p).InfinityNorm() < 1e-14 && Math.Abs(p.Sum() - 1) < 1e-14 && p.Minimum() >= 0);
        }
    }

    [Fact]
    public void K_steps_are_k_single_steps()
    {
        var chain = new MarkovChain(Weather);
        Assert.Equal(Matrix<double>.Build.DenseIdentity(2), chain.KStep(0));
        Assert.True((chain.KStep(3) - Weather * Weather * Weather).InfinityNorm() < 1e-15);
    }

    [Fact]
    public void The_likelihood_multiplies_the_steps_after_the_first_state()
    {
        Assert.Equal(Math.Log(0.1 * 0.5 * 0.5), new MarkovChain(Weather).LogLikelihood([0, 1, 1, 0]), 1e-14);
        Assert.Equal(double.NegativeInfinity, MarkovChain.Fit([0, 1, 0], 2).LogLikelihood([0, 0]));
    }

    [Fact]
    public void The_fitted_chain_is_the_likeliest()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var truth = new MarkovChain(RandomModels.Columns(random, 3, 3));
            var ids = truth.Sample(random, start: 0, length: 200);
            Assert.True(MarkovChain.Fit(ids, 3).LogLikelihood(ids) >= truth.LogLikelihood(ids));
        }
    }

    [Fact]
    public void A_long_walk_gives_the_transition_matrix_back()
    {
        var walk = new MarkovChain(Weather).Sample(new Random(1), start: 1, length: 50_000);
        Assert.True((MarkovChain.Fit(walk, 2).P - Weather).InfinityNorm() < 0.03);
    }

    [Fact]
    public void A_matrix_whose_rows_sum_to_1_is_refused_with_advice()
    {
        var error = Assert.Throws<ArgumentException>(() => new MarkovChain(Weather.Transpose()));
        Assert.Contains("pass the transpose", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new MarkovChain(Matrix<double>.Build.Dense(2, 3, 0.5)));
        Assert.Throws<ArgumentException>(() => new MarkovChain(Matrix<double>.Build.DenseOfArray(new[,] { { 1.5, 0 }, { -0.5, 1 } })));
        Assert.Throws<ArgumentException>(() => new MarkovChain(Matrix<double>.Build.Dense(2, 2, double.NaN)));
        Assert.Throws<ArgumentOutOfRangeException>(() => MarkovChain.Fit([0, 1], 2, smoothing: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MarkovChain(Weather).Sample(new Random(0), start: 2, length: 1));
    }
}
