using SequenceModels.Data;

namespace SequenceModels.Probability;

/// <summary>H_t ~ A[·, H_{t−1}], X_t ~ E[·, H_t]: a Markov chain that is seen only through the symbols it emits.</summary>
/// <remarks>
/// Every column of a matrix here is a distribution. The present state, given all symbols so far, is a summary of fixed size:
/// f_t ∝ E[x_t, ·] ∘ (A · f_{t−1}). Rabiner, "A tutorial on hidden Markov models" (1989), section III, in logarithms.
/// Derived in lesson 03-latent-autoregressive-models.
/// </remarks>
public sealed partial class HiddenMarkovModel
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

    private HiddenMarkovLogs Logs(ReadOnlySpan<int> ids)
    {
        Ids.Check(ids, Symbols);
        return new HiddenMarkovLogs(this);
    }

    private Matrix<Real> Probabilities(double[][] logs) => Matrix<Real>.Build.Dense(States, logs.Length, (state, t) => (Real)Math.Exp(logs[t][state]));

    internal static ArgumentException Impossible(int symbol, int position) => new(
        $"Symbol {symbol} at position {position} has probability 0 after the symbols before it: no state that can be reached emits it. "
        + "Check the ids, or give the emission matrix a small probability there.");
}
