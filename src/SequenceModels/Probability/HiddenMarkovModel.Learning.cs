using SequenceModels.Data;

namespace SequenceModels.Probability;

public sealed partial class HiddenMarkovModel
{
    /// <summary>A model to begin to learn from: every distribution drawn evenly from all distributions.</summary>
    /// <param name="states">H ≥ 1.</param>
    /// <param name="symbols">V ≥ 1.</param>
    /// <param name="random">The source of randomness. A model whose states are all alike would stay so.</param>
    public static HiddenMarkovModel Draw(int states, int symbols, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(states, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(symbols, 1);
        ArgumentNullException.ThrowIfNull(random);
        Matrix<Real> Columns(int rows, int columns) => Distributions.NormalizeColumns(Matrix<double>.Build.Dense(rows, columns, (_, _) => -Math.Log(1 - random.NextDouble())));
        return new(Columns(states, states), Columns(symbols, states), Columns(states, 1).Column(0));
    }

    /// <summary>Learns from symbols alone, starting from this model: each round counts what would be expected of the hidden states, and makes the counts probabilities.</summary>
    /// <remarks>Baum and others 1970; Rabiner 1989, section III.C. No round makes the likelihood smaller; where it ends depends on the start.</remarks>
    /// <param name="sequences">Symbols 0 … V−1, each sequence on its own, at least one that is not empty.</param>
    /// <param name="rounds">At most so many, ≥ 1; default 100.</param>
    /// <param name="gain">Stops where a round adds less to the log-likelihood, in nats, ≥ 0; default 1e-6.</param>
    /// <returns>The model learnt, and Σ ln P(sequence) before the first round and after each.</returns>
    /// <exception cref="ArgumentException">There is nothing to learn from, an id is outside 0 … V−1, or a sequence is impossible under this model.</exception>
    public (HiddenMarkovModel Model, double[] LogLikelihoods) BaumWelch(IReadOnlyList<int[]> sequences, int rounds = 100, double gain = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        ArgumentOutOfRangeException.ThrowIfLessThan(rounds, 1);
        InRange(gain >= 0, gain, "The gain is a difference of log-likelihoods: give a number ≥ 0.");
        if (sequences.All(sequence => sequence.Length == 0))
            throw new ArgumentException("There is not one symbol to learn from: give at least one sequence that is not empty.", nameof(sequences));
        foreach (var sequence in sequences)
            Ids.Check(sequence, Symbols);
        var model = this;
        var history = new List<double>();
        while (true)
        {
            var (counts, logLikelihood) = model.Expect(sequences);
            history.Add(logLikelihood);
            if (history.Count > rounds || (history.Count > 1 && history[^1] - history[^2] < gain))
                return (model, [.. history]);
            model = model.With(counts);
        }
    }

    /// <summary>How often each transition, each emission and each first state is to be expected, given the symbols.</summary>
    private ((Matrix<double> A, Matrix<double> E, Matrix<double> Pi) Counts, double LogLikelihood) Expect(IReadOnlyList<int[]> sequences)
    {
        var logs = new HiddenMarkovLogs(this);
        var (a, e, pi) = (Matrix<double>.Build.Dense(States, States), Matrix<double>.Build.Dense(Symbols, States), Matrix<double>.Build.Dense(States, 1));
        var logLikelihood = 0.0;
        foreach (var ids in sequences.Where(ids => ids.Length > 0))
        {
            var (_, filtered, evidence) = logs.Forward(ids);
            var backward = logs.Backward(ids, evidence);
            logLikelihood += evidence.Sum();
            for (var t = 0; t < ids.Length; t++)
            {
                for (var state = 0; state < States; state++)
                {
                    var occupied = Math.Exp(filtered[t][state] + backward[t][state]);   // P(H_t = state | x_1 … x_T)
                    e[ids[t], state] += occupied;
                    if (t == 0)
                        pi[state, 0] += occupied;
                    for (var to = 0; to < States && t < ids.Length - 1; to++)
                        a[to, state] += Math.Exp(logs.Step(state, to, ids[t + 1], filtered[t], backward[t + 1], evidence[t + 1]));
                }
            }
        }
        return ((a, e, pi), logLikelihood);
    }

    /// <summary>Counts to probabilities; a state that was never there keeps what it had.</summary>
    private HiddenMarkovModel With((Matrix<double> A, Matrix<double> E, Matrix<double> Pi) counts) =>
        new(Columns(counts.A, Transition), Columns(counts.E, Emission), Columns(counts.Pi, Initial.ToColumnMatrix()).Column(0));

    private static Matrix<Real> Columns(Matrix<double> counts, Matrix<Real> before) => Matrix<Real>.Build.Dense(counts.RowCount, counts.ColumnCount, (row, column) =>
        counts.Column(column).Sum() is > 0 and var sum ? (Real)(counts[row, column] / sum) : before[row, column]);
}
