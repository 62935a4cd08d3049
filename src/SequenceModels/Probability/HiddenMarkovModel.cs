using SequenceModels.Data;

namespace SequenceModels.Probability;

/// <summary>H_t ~ A[·, H_{t−1}], X_t ~ E[·, H_t]: a Markov chain that is seen only through the symbols it emits.</summary>
/// <remarks>
/// Every column of a matrix here is a distribution. The present state, given all symbols so far, is a summary of fixed size:
/// f_t ∝ E[x_t, ·] ∘ (A · f_{t−1}). Rabiner, "A tutorial on hidden Markov models" (1989), section III, in logarithms.
/// Derived in lesson 03-latent-autoregressive-models.
/// </remarks>
public sealed class HiddenMarkovModel
{
    /// <summary>A model with known probabilities.</summary>
    /// <param name="transition">A [H×H], <c>A[to, from]</c>.</param>
    /// <param name="emission">E [V×H], <c>E[symbol, state]</c>.</param>
    /// <param name="initial">π [H], the distribution of H_1 before any symbol is seen.</param>
    /// <exception cref="ArgumentException">The shapes do not fit or a column is not a distribution.</exception>
    public HiddenMarkovModel(Matrix<Real> transition, Matrix<Real> emission, Vector<Real> initial)
    {
        AllGiven(transition, emission, initial);
        var states = initial.Count;
        if (transition.RowCount != states || transition.ColumnCount != states || emission.ColumnCount != states)
            throw new ArgumentException(
                $"initial has {states} states, so transition must be [{states}×{states}] and emission [V×{states}], but they are "
                + $"[{transition.RowCount}×{transition.ColumnCount}] and [{emission.RowCount}×{emission.ColumnCount}].");
        Distributions.CheckColumns(transition, nameof(transition));
        Distributions.CheckColumns(emission, nameof(emission));
        Distributions.CheckColumns(initial.ToColumnMatrix(), nameof(initial));
        (Transition, Emission, Initial) = (transition, emission, initial);
    }

    /// <summary>A [H×H], <c>A[to, from]</c>.</summary>
    public Matrix<Real> Transition { get; }

    /// <summary>E [V×H], <c>E[symbol, state]</c>.</summary>
    public Matrix<Real> Emission { get; }

    /// <summary>π [H], the distribution of H_1 before any symbol is seen.</summary>
    public Vector<Real> Initial { get; }

    /// <summary>H, the number of hidden states.</summary>
    public int States => Initial.Count;

    /// <summary>V, the number of different symbols.</summary>
    public int Symbols => Emission.RowCount;

    /// <summary>P(H_t | x_1 … x_t) for each t, [H×T]: what is known of the hidden state once x_t is seen.</summary>
    /// <param name="ids">T symbols 0 … V−1.</param>
    /// <exception cref="ArgumentException">A symbol is impossible after those before it.</exception>
    public Matrix<Real> Filter(ReadOnlySpan<int> ids) => Probabilities(Logs(ids).Forward(ids).Filtered);

    /// <summary>P(H_t | x_1 … x_T) for each t, [H×T]: what is known of the hidden state once everything is seen.</summary>
    /// <param name="ids">T symbols 0 … V−1.</param>
    /// <exception cref="ArgumentException">A symbol is impossible after those before it.</exception>
    public Matrix<Real> Smooth(ReadOnlySpan<int> ids)
    {
        var logs = Logs(ids);
        var (_, filtered, evidence) = logs.Forward(ids);
        return Probabilities([.. filtered.Zip(logs.Backward(ids, evidence), (past, future) => past.Zip(future, (f, b) => f + b).ToArray())]);
    }

    /// <summary>The likeliest path of hidden states, and ln P(path, x_1 … x_T) in nats.</summary>
    /// <remarks>Viterbi 1967; Rabiner 1989, section III.B. Of paths that are equally likely, one.</remarks>
    /// <param name="ids">T symbols 0 … V−1.</param>
    /// <exception cref="ArgumentException">No path emits these symbols.</exception>
    public (int[] States, double LogProbability) Viterbi(ReadOnlySpan<int> ids) => Logs(ids).Viterbi(ids);

    /// <summary>P(x_t | x_1 … x_{t−1}) for each t, [V×T]: the next symbol, before it is seen.</summary>
    /// <param name="ids">T symbols 0 … V−1.</param>
    /// <exception cref="ArgumentException">A symbol is impossible after those before it.</exception>
    public Matrix<Real> Predictive(ReadOnlySpan<int> ids) => ids.IsEmpty ? Matrix<Real>.Build.Dense(Symbols, 0) : Emission * Probabilities(Logs(ids).Forward(ids).Expected);

    /// <summary>ln P(x_1 … x_T) = Σ_t ln P(x_t | x_1 … x_{t−1}), in nats.</summary>
    /// <param name="ids">T symbols 0 … V−1.</param>
    /// <exception cref="ArgumentException">A symbol is impossible after those before it.</exception>
    public double LogLikelihood(ReadOnlySpan<int> ids) => Logs(ids).Forward(ids).Evidence.Sum();

    /// <summary>Draws hidden states and the symbols they emit.</summary>
    /// <param name="random">The source of randomness.</param>
    /// <param name="length">T.</param>
    /// <returns>T states 0 … H−1 and T symbols 0 … V−1.</returns>
    public (int[] States, int[] Symbols) Sample(Random random, int length)
    {
        ArgumentNullException.ThrowIfNull(random);
        var states = new int[length];
        var symbols = new int[length];
        for (var t = 0; t < length; t++)
        {
            states[t] = Distributions.Draw(random, t == 0 ? Initial : Transition.Column(states[t - 1]));
            symbols[t] = Distributions.Draw(random, Emission.Column(states[t]));
        }

        return (states, symbols);
    }

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

    private HiddenMarkovLogs Logs(ReadOnlySpan<int> ids)
    {
        Ids.Check(ids, Symbols);
        return new HiddenMarkovLogs(this);
    }

    private Matrix<Real> Probabilities(double[][] logs) => Matrix<Real>.Build.Dense(States, logs.Length, (state, t) => (Real)Math.Exp(logs[t][state]));

    internal static ArgumentException Impossible(int symbol, int position) => new(
        $"Symbol {symbol} at position {position} has probability 0 after the symbols before it: no state that can be reached emits it. "
        + "Check the ids, or give the emission matrix a small probability there.");

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
