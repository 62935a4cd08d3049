using SequenceModels.Data;

namespace SequenceModels.Probability;

/// <summary>P(x_t | x_1 … x_{t−1}) ≈ P(x_t | x_{t−n+1} … x_{t−1}): the next symbol from counts after the last n−1 symbols.</summary>
/// <remarks>
/// Symbols are ids 0 … V−1. Where fewer than n−1 symbols have passed, the context is what there is. Shannon 1948, section 3.
/// Derived in lesson 01-sequence-data.
/// </remarks>
public sealed class NGramModel
{
    private readonly ContextTree tree;

    private NGramModel(int order, int symbols, Smoothing smoothing) => (Order, Symbols, Smoothing, tree) = (order, symbols, smoothing, new(smoothing));

    /// <summary>n, the length of the counted pieces: context n−1 and one symbol; 1 is the unigram.</summary>
    public int Order { get; }

    /// <summary>V, the number of different symbols.</summary>
    public int Symbols { get; }

    /// <summary>How counts become probabilities.</summary>
    public Smoothing Smoothing { get; }

    /// <summary>Counts every piece of up to <paramref name="order"/> symbols.</summary>
    /// <param name="ids">The training text, ids 0 … V−1.</param>
    /// <param name="order">n ≥ 1.</param>
    /// <param name="symbols">V ≥ 1.</param>
    /// <param name="smoothing">Default <see cref="Smoothing.WittenBell"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="order"/> or <paramref name="symbols"/> is below 1, or an id is outside 0 … V−1.</exception>
    public static NGramModel Fit(ReadOnlySpan<int> ids, int order, int symbols, Smoothing? smoothing = null)
    {
        if (order < 1)
            throw new ArgumentOutOfRangeException(nameof(order), $"order is {order}, but an n-gram has at least the symbol itself: give 1 or more.");
        Ids.Check(ids, symbols);
        var model = new NGramModel(order, symbols, smoothing ?? Smoothing.WittenBell);
        for (var t = 0; t < ids.Length; t++)
            model.tree.Add(model.LastSymbols(ids[..t]), ids[t], first: t < order);
        return model;
    }

    /// <summary>How often <paramref name="next"/> followed <paramref name="context"/>.</summary>
    /// <param name="context">Ids, oldest first; of more than n−1 the last n−1 are used.</param>
    /// <param name="next">An id.</param>
    public int Count(ReadOnlySpan<int> context, int next) => tree.Find(LastSymbols(context), next).Count;

    /// <summary>How often <paramref name="context"/> was followed by anything.</summary>
    /// <param name="context">Ids, oldest first; of more than n−1 the last n−1 are used.</param>
    public int Count(ReadOnlySpan<int> context) => tree.Find(LastSymbols(context), 0).Total;

    /// <summary>P(next | context).</summary>
    /// <param name="context">Ids, oldest first; of more than n−1 the last n−1 are used, fewer are allowed.</param>
    /// <param name="next">An id 0 … V−1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id is outside 0 … V−1.</exception>
    public double Probability(ReadOnlySpan<int> context, int next)
    {
        Ids.Check([next], Symbols);
        return Estimates(tree.Path(LastSymbols(context)), next)[^1];
    }

    /// <summary>P(· | context) for every symbol, [V]; sums to 1.</summary>
    /// <param name="context">Ids, oldest first; of more than n−1 the last n−1 are used, fewer are allowed.</param>
    public Vector<Real> Distribution(ReadOnlySpan<int> context)
    {
        var path = tree.Path(LastSymbols(context));
        var distribution = Vector<Real>.Build.Dense(Symbols);
        for (var next = 0; next < Symbols; next++)
            distribution[next] = (Real)Estimates(path, next)[^1];
        return distribution;
    }

    /// <summary>ln P(x_1 … x_T) = Σ_t ln P(x_t | context), in nats; −∞ when some symbol was given probability 0.</summary>
    /// <param name="ids">A text, ids 0 … V−1.</param>
    /// <exception cref="ArgumentOutOfRangeException">An id is outside 0 … V−1.</exception>
    public double LogLikelihood(ReadOnlySpan<int> ids)
    {
        var sum = 0.0;
        for (var t = 0; t < ids.Length; t++)
            sum += Math.Log(Probability(ids[..t], ids[t]));
        return sum;
    }

    /// <summary>−(1/T) Σ_t ln P(x_t | context), in nats per symbol; the uniform model has ln V.</summary>
    /// <param name="ids">A text of at least one symbol, ids 0 … V−1.</param>
    /// <exception cref="ArgumentException"><paramref name="ids"/> is empty.</exception>
    public double CrossEntropy(ReadOnlySpan<int> ids)
    {
        RequireText(ids);
        return -LogLikelihood(ids) / ids.Length;
    }

    /// <summary>The cross-entropy in bits per symbol: nats / ln 2.</summary>
    /// <param name="ids">A text of at least one symbol, ids 0 … V−1.</param>
    public double BitsPerSymbol(ReadOnlySpan<int> ids) => CrossEntropy(ids) / Math.Log(2);

    /// <summary>The bits per symbol against the length of the context: entry τ looks at the last τ symbols only, as the model of order τ + 1 does.</summary>
    /// <param name="ids">A text of at least one symbol, ids 0 … V−1.</param>
    /// <returns>[n] bits per symbol, for τ = 0 … n−1; the last is <see cref="BitsPerSymbol"/>.</returns>
    /// <exception cref="ArgumentException"><paramref name="ids"/> is empty or an id is outside 0 … V−1.</exception>
    public double[] BitsByContext(ReadOnlySpan<int> ids)
    {
        Ids.Check(ids, Symbols);
        RequireText(ids);
        var bits = new double[Order];
        for (var t = 0; t < ids.Length; t++)
        {
            var estimates = Estimates(tree.Path(LastSymbols(ids[..t])), ids[t]);
            for (var tau = 0; tau < Order; tau++)
                bits[tau] -= Math.Log2(estimates[Math.Min(tau, estimates.Length - 1)]) / ids.Length;
        }

        return bits;
    }

    /// <summary>exp(cross-entropy), the geometric mean of 1 / P(x_t | context): V for the uniform model, 1 for certainty.</summary>
    /// <param name="ids">A text of at least one symbol, ids 0 … V−1.</param>
    public double Perplexity(ReadOnlySpan<int> ids) => Math.Exp(CrossEntropy(ids));

    /// <summary>Continues a text: each symbol is drawn from P(· | what is already there).</summary>
    /// <param name="random">The source of randomness.</param>
    /// <param name="length">How many symbols to draw.</param>
    /// <param name="start">What comes before, ids 0 … V−1; it is not part of the result.</param>
    /// <returns>[length] ids.</returns>
    public int[] Sample(Random random, int length, ReadOnlySpan<int> start = default)
    {
        ArgumentNullException.ThrowIfNull(random);
        int[] text = [.. start, .. new int[length]];
        for (var t = start.Length; t < text.Length; t++)
            text[t] = Distributions.Draw(random, Distribution(text.AsSpan(0, t)));
        return text[start.Length..];
    }

    private double[] Estimates(ReadOnlySpan<int> path, int next) => tree.Estimates(path, next, Symbols);

    private static void RequireText(ReadOnlySpan<int> ids)
    {
        if (ids.IsEmpty)
            throw new ArgumentException("ids is empty: the cross-entropy is a mean and needs at least one symbol.", nameof(ids));
    }

    private ReadOnlySpan<int> LastSymbols(ReadOnlySpan<int> past) => past[^Math.Min(Order - 1, past.Length)..];
}
