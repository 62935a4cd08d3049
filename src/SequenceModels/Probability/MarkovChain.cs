using SequenceModels.Data;

namespace SequenceModels.Probability;

/// <summary>p_{t+1} = P p_t: the next state depends on the present one alone.</summary>
/// <remarks>
/// <c>P[to, from]</c>: one column is one distribution, the transpose of the books that write p as a row.
/// Derived in lesson 02-autoregressive-models.
/// </remarks>
public sealed class MarkovChain
{
    /// <summary>A chain with known transition probabilities.</summary>
    /// <param name="transition">P [V×V], <c>P[to, from]</c>; columns sum to 1.</param>
    /// <exception cref="ArgumentException">The matrix is not square or a column is not a distribution.</exception>
    public MarkovChain(Matrix<Real> transition)
    {
        if (Given(transition).RowCount != transition.ColumnCount)
            throw new ArgumentException(
                $"transition is [{transition.RowCount}×{transition.ColumnCount}], but it leads from each of V states to each of them: give [V×V].",
                nameof(transition));
        Distributions.CheckColumns(transition, nameof(transition));
        P = transition;
    }

    /// <summary>Transition probabilities [V×V], <c>P[to, from]</c>; columns sum to 1.</summary>
    public Matrix<Real> P { get; }

    /// <summary>V, the number of states.</summary>
    public int States => P.RowCount;

    /// <summary>Counts the transitions of one sequence: P[to, from] = (count + α) / (total from + α · V).</summary>
    /// <param name="ids">States 0 … V−1 in order of time.</param>
    /// <param name="states">V.</param>
    /// <param name="smoothing">α ≥ 0, added to every count; default 0. A state never left without smoothing leads everywhere equally.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id is outside 0 … V−1, or <paramref name="smoothing"/> is negative.</exception>
    public static MarkovChain Fit(ReadOnlySpan<int> ids, int states, double smoothing = 0) => Fit([ids.ToArray()], states, smoothing);

    /// <summary>Counts the transitions of several sequences; none leads from the end of one to the start of the next.</summary>
    /// <param name="sequences">States 0 … V−1 in order of time, each sequence on its own.</param>
    /// <param name="states">V.</param>
    /// <param name="smoothing">α ≥ 0, added to every count; default 0. A state never left without smoothing leads everywhere equally.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id is outside 0 … V−1, or <paramref name="smoothing"/> is negative.</exception>
    public static MarkovChain Fit(IEnumerable<int[]> sequences, int states, double smoothing = 0)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        if (!(smoothing >= 0 && double.IsFinite(smoothing)))
            throw new ArgumentOutOfRangeException(nameof(smoothing), $"smoothing is {smoothing}, but it is added to counts: give a number ≥ 0.");
        ArgumentOutOfRangeException.ThrowIfLessThan(states, 1);
        if ((long)states * states > Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(states), states, $"{states:N0} states have {(long)states * states:N0} transitions, more than one array holds: merge rare states.");
        var counts = Matrix<double>.Build.Dense(states, states, smoothing);     // whatever the library computes in: a float counts to 16,777,216 only
        foreach (var ids in sequences)
        {
            Ids.Check(ids, states);
            for (var t = 1; t < ids.Length; t++)
                counts[ids[t], ids[t - 1]]++;
        }

        return new MarkovChain(Distributions.NormalizeColumns(counts));
    }

    /// <summary>P^k [V×V]: where the chain is k steps later, <c>[to, from]</c>.</summary>
    /// <param name="k">Steps, 0 or more; 0 gives the identity.</param>
    public Matrix<Real> KStep(int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        return P.Power(k);
    }

    /// <summary>The distribution p [V] that a step leaves as it is: P p = p, Σ p = 1.</summary>
    /// <remarks>Grassmann, Taksar and Heyman, "Regenerative analysis and steady state distributions for Markov chains" (1985): no difference is taken, so that the rarest transitions keep their digits.</remarks>
    /// <exception cref="InvalidOperationException">There is more than one: the chain falls into parts that do not reach each other.</exception>
    public Vector<Real> Stationary()
    {
        int[] kept = StatesThatStay();
        var p = StationaryMatrix(kept);
        var weights = new double[kept.Length];
        weights[0] = 1;
        for (var n = 1; n < kept.Length; n++)
        {
            for (var i = 0; i < n; i++)
                weights[n] += weights[i] * p[n, i];
        }
        var stationary = Vector<Real>.Build.Dense(States);
        foreach (var (n, state) in kept.Index())
            stationary[state] = (Real)(weights[n] / weights.Sum());
        return stationary;
    }

    /// <summary>State after state is left out, the last first: who went there goes on to where it leads. Then entry [n, i] is how often n is visited for one visit to i.</summary>
    private Matrix<double> StationaryMatrix(int[] kept)
    {
        var p = Matrix<double>.Build.Dense(kept.Length, kept.Length, (to, from) => P[kept[to], kept[from]]);
        for (var n = kept.Length - 1; n > 0; n--)
        {
            var left = 0.0;
            for (var to = 0; to < n; to++)
                left += p[to, n];
            for (var from = 0; from < n; from++)
            {
                p[n, from] /= left;
                for (var to = 0; to < n; to++)
                    p[to, from] += p[to, n] * p[n, from];
            }
        }
        return p;
    }

    /// <summary>The states that the chain is in for ever, from wherever it came: they reach each other and no others.</summary>
    /// <exception cref="InvalidOperationException">There are two such parts or more.</exception>
    private int[] StatesThatStay()
    {
        var state = 0;
        while (true)
        {
            var (reached, reaching) = (Reached(state, (from, to) => P[to, from] > 0), Reached(state, (from, to) => P[from, to] > 0));
            if (reached.Except(reaching).Select(other => (int?)other).FirstOrDefault() is { } noWayBack)
                state = noWayBack;
            else if (reaching.Count == States)
                return [.. reached.Order()];
            else
                throw new InvalidOperationException(
                    "This chain has more than one stationary distribution: it falls into parts that never reach each other. "
                    + "Fit it with smoothing > 0, or take each part as a chain.");
        }
    }

    private HashSet<int> Reached(int start, Func<int, int, bool> leads)
    {
        var (reached, open) = (new HashSet<int> { start }, new Stack<int>([start]));
        while (open.TryPop(out var from))
        {
            for (var to = 0; to < States; to++)
            {
                if (leads(from, to) && reached.Add(to))
                    open.Push(to);
            }
        }
        return reached;
    }

    /// <summary>ln P(x_2 … x_T | x_1) = Σ_t ln P[x_t, x_{t−1}], in nats; −∞ when a step is impossible.</summary>
    /// <param name="ids">States 0 … V−1 in order of time.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id is outside 0 … V−1.</exception>
    public double LogLikelihood(ReadOnlySpan<int> ids)
    {
        Ids.Check(ids, States);
        var sum = 0.0;
        for (var t = 1; t < ids.Length; t++)
            sum += Math.Log(P[ids[t], ids[t - 1]]);
        return sum;
    }

    /// <summary>Walks the chain.</summary>
    /// <param name="random">The source of randomness.</param>
    /// <param name="start">The state before the first drawn one.</param>
    /// <param name="length">How many states to draw.</param>
    /// <returns>[length] states; <paramref name="start"/> is not among them.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="start"/> is outside 0 … V−1.</exception>
    public int[] Sample(Random random, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(random);
        Ids.Check([start], States);
        var states = new int[length];
        var state = start;
        for (var t = 0; t < length; t++)
            states[t] = state = Distributions.Draw(random, P.Column(state));
        return states;
    }
}
