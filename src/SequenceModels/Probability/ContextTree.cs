namespace SequenceModels.Probability;

/// <summary>Counts of the symbol after every context up to a length: a node is a context, its child the same context with one older symbol.</summary>
/// <remarks>The path from the root to a context visits every shorter one, which is what interpolation asks for.</remarks>
/// <param name="smoothing">What the counts are for.</param>
internal sealed class ContextTree(Smoothing smoothing)
{
    private const int Root = 0, Unseen = -1;

    private readonly Dictionary<long, int> children = [];
    private readonly SymbolCounts seen = new();

    // In how many ways a symbol after a context goes on from one symbol more: what shorter contexts are asked for under Kneser-Ney.
    private readonly SymbolCounts? continued = smoothing.CountsContinuations ? new() : null;
    private int nodes = 1;

    public static long Key(int node, int symbol) => ((long)node << 32) | (uint)symbol;

    /// <summary>Counts <paramref name="next"/> after <paramref name="context"/> and after each of its shorter ends.</summary>
    /// <param name="context">The symbols before, oldest first.</param>
    /// <param name="next">The symbol that came.</param>
    /// <param name="first">The context begins with the text: the start stands before it as one more kind of symbol.</param>
    public void Add(ReadOnlySpan<int> context, int next, bool first)
    {
        var node = Root;
        seen.Add(node, 0, next);
        for (var length = 1; length <= context.Length; length++)
        {
            var shorter = node;
            node = ChildOrNew(node, context[^length]);
            if (seen.Add(node, length, next))
                continued?.Add(shorter, length - 1, next);
        }

        if (first)
            continued?.Add(node, context.Length, next);
    }

    /// <summary>What was seen after the whole of <paramref name="context"/>.</summary>
    public Occurrences Find(ReadOnlySpan<int> context, int next) => seen.At(Path(context)[^1], next);

    /// <summary>The nodes of the last 0, 1, 2, … symbols of the context; those after an unseen one are unseen.</summary>
    public int[] Path(ReadOnlySpan<int> context)
    {
        var path = new int[context.Length + 1];
        path[0] = Root;
        for (var tau = 1; tau <= context.Length; tau++)
            path[tau] = Child(path[tau - 1], context[^tau]);
        return path;
    }

    /// <summary>The estimates along a path: each refines that of the shorter context before it.</summary>
    public double[] Estimates(ReadOnlySpan<int> path, int next, int symbols)
    {
        var estimates = new double[path.Length];
        var shorter = 1.0 / symbols;
        for (var tau = 0; tau < path.Length; tau++)
        {
            estimates[tau] = Estimate(seen, path[tau], tau);
            shorter = continued is null ? estimates[tau] : Estimate(continued, path[tau], tau);
        }

        return estimates;

        double Estimate(SymbolCounts counts, int node, int length) => smoothing.Estimate(counts.At(node, next), counts.OfLength(length), shorter, symbols);
    }

    private int Child(int node, int older) =>
        node == Unseen ? Unseen : children.GetValueOrDefault(Key(node, older), Unseen);

    private int ChildOrNew(int node, int older)
    {
        var child = Child(node, older);
        if (child != Unseen)
            return child;
        children[Key(node, older)] = nodes;
        return nodes++;
    }
}
