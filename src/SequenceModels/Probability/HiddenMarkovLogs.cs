namespace SequenceModels.Probability;

/// <summary>The passes over a sequence, in logarithms: products of probabilities leave the range of numbers, their logarithms do not.</summary>
/// <remarks>Rabiner 1989, sections III.A and III.B. All of it in double, whatever the library computes in.</remarks>
internal sealed class HiddenMarkovLogs(HiddenMarkovModel model)
{
    private readonly double[][] logA = Logs(model.States, model.States, (from, to) => model.Transition[to, from]);      // [from][to]
    private readonly double[][] logE = Logs(model.Symbols, model.States, (symbol, state) => model.Emission[symbol, state]);
    private readonly double[] logPi = Logs(1, model.States, (_, state) => model.Initial[state])[0];

    private int States => logPi.Length;

    /// <summary>For each t: ln P(H_t | x_1 … x_{t−1}), ln P(H_t | x_1 … x_t) and ln P(x_t | x_1 … x_{t−1}).</summary>
    /// <exception cref="ArgumentException">A symbol is impossible after those before it.</exception>
    public (double[][] Expected, double[][] Filtered, double[] Evidence) Forward(ReadOnlySpan<int> ids)
    {
        var (expected, filtered, evidence) = (new double[ids.Length][], new double[ids.Length][], new double[ids.Length]);
        for (var t = 0; t < ids.Length; t++)
        {
            expected[t] = t == 0 ? logPi : [.. Enumerable.Range(0, States).Select(to => LogSum(from => filtered[t - 1][from] + logA[from][to]))];
            var (seen, prior) = (logE[ids[t]], expected[t]);
            var sum = evidence[t] = LogSum(state => seen[state] + prior[state]);
            if (double.IsNegativeInfinity(sum))
                throw HiddenMarkovModel.Impossible(ids[t], t);
            filtered[t] = [.. seen.Zip(prior, (symbol, state) => symbol + state - sum)];
        }
        return (expected, filtered, evidence);
    }

    /// <summary>For each t: ln P(x_{t+1} … x_T | H_t) − ln P(x_{t+1} … x_T | x_1 … x_t).</summary>
    public double[][] Backward(ReadOnlySpan<int> ids, double[] evidence)
    {
        var backward = new double[ids.Length][];
        for (var t = ids.Length - 1; t >= 0; t--)
        {
            if (t == ids.Length - 1)
            {
                backward[t] = new double[States];
                continue;
            }
            var (seen, next, scale) = (logE[ids[t + 1]], backward[t + 1], evidence[t + 1]);
            backward[t] = [.. logA.Select(from => LogSum(to => from[to] + seen[to] + next[to]) - scale)];
        }
        return backward;
    }

    /// <summary>ln P(H_t = from, H_{t+1} = to | x_1 … x_T).</summary>
    public double Step(int from, int to, int next, double[] filtered, double[] backward, double evidence) =>
        filtered[from] + logA[from][to] + logE[next][to] + backward[to] - evidence;

    /// <summary>The likeliest path and ln P(path, x_1 … x_T): δ_t(j) = max_i (δ_{t−1}(i) + ln A[j, i]) + ln E[x_t, j], and back along the choices.</summary>
    /// <exception cref="ArgumentException">No path emits these symbols.</exception>
    public (int[] States, double LogProbability) Viterbi(ReadOnlySpan<int> ids)
    {
        if (ids.IsEmpty)
            return ([], 0);
        var best = new int[ids.Length][];
        double[] delta = [.. logE[ids[0]].Zip(logPi, (symbol, state) => symbol + state)];
        for (var t = 0; ; t++)
        {
            if (delta.Max() == double.NegativeInfinity)
                throw HiddenMarkovModel.Impossible(ids[t], t);
            if (t == ids.Length - 1)
                break;
            var (before, seen) = (delta, logE[ids[t + 1]]);
            var choice = best[t + 1] = [.. Enumerable.Range(0, States).Select(to => Enumerable.Range(0, States).MaxBy(from => before[from] + logA[from][to]))];
            delta = [.. choice.Select((from, to) => before[from] + logA[from][to] + seen[to])];
        }
        var path = new int[ids.Length];
        path[^1] = Enumerable.Range(0, States).MaxBy(state => delta[state]);
        for (var t = path.Length - 1; t > 0; t--)
            path[t - 1] = best[t][path[t]];
        return (path, delta[path[^1]]);
    }

    /// <summary>ln Σ exp over the states, the largest taken out.</summary>
    private double LogSum(Func<int, double> term)
    {
        var largest = double.NegativeInfinity;
        for (var state = 0; state < States; state++)
            largest = Math.Max(largest, term(state));
        if (double.IsNegativeInfinity(largest))
            return largest;
        var sum = 0.0;
        for (var state = 0; state < States; state++)
            sum += Math.Exp(term(state) - largest);
        return largest + Math.Log(sum);
    }

    private static double[][] Logs(int rows, int columns, Func<int, int, double> probability) =>
        [.. Enumerable.Range(0, rows).Select(row => Enumerable.Range(0, columns).Select(column => Math.Log(probability(row, column))).ToArray())];
}
