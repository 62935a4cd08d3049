namespace SequenceModels.Probability;

/// <summary>Counts of the symbol after every context up to a length: a node is a context, its child the same context with one older symbol.</summary>
/// <remarks>The path from the root to a context visits every shorter one, which is what interpolation asks for.</remarks>
internal sealed class ContextTree
{
    private const int Root = 0;
    private const int Unseen = -1;

    private readonly Dictionary<long, int> children = [];
    private readonly Dictionary<long, int> counts = [];
    private readonly List<(int Total, int Kinds, int Depth)> nodes = [(0, 0, 0)];

    /// <summary>Counts <paramref name="next"/> after <paramref name="context"/> and after each of its shorter ends.</summary>
    public void Add(ReadOnlySpan<int> context, int next)
    {
        var node = Root;
        Count(node, next);
        for (var i = context.Length - 1; i >= 0; i--)
        {
            node = ChildOrNew(node, context[i]);
            Count(node, next);
        }
    }

    /// <summary>What was seen after the whole of <paramref name="context"/>.</summary>
    public Occurrences Find(ReadOnlySpan<int> context, int next) => At(Path(context)[^1], next);

    /// <summary>The nodes of the last 0, 1, 2, … symbols of the context; those after an unseen one are unseen.</summary>
    public int[] Path(ReadOnlySpan<int> context)
    {
        var path = new int[context.Length + 1];
        path[0] = Root;
        for (var tau = 1; tau <= context.Length; tau++)
            path[tau] = Child(path[tau - 1], context[^tau]);
        return path;
    }

    /// <summary>The estimates along a path: each refines the one of the shorter context before it.</summary>
    public double[] Estimates(ReadOnlySpan<int> path, int next, Smoothing smoothing, int symbols)
    {
        var estimates = new double[path.Length];
        var estimate = 1.0 / symbols;
        for (var tau = 0; tau < path.Length; tau++)
            estimates[tau] = estimate = smoothing.Estimate(At(path[tau], next), estimate, symbols);
        return estimates;
    }

    public int ContextsOfLength(int length) => nodes.Count(node => node.Depth == length && node.Total > 0);

    private Occurrences At(int node, int next) => node == Unseen
        ? default
        : new(counts.GetValueOrDefault(Key(node, next)), nodes[node].Total, nodes[node].Kinds);

    private int Child(int node, int older) =>
        node == Unseen ? Unseen : children.GetValueOrDefault(Key(node, older), Unseen);

    private int ChildOrNew(int node, int older)
    {
        var child = Child(node, older);
        if (child != Unseen)
            return child;
        children[Key(node, older)] = nodes.Count;
        nodes.Add((0, 0, nodes[node].Depth + 1));
        return nodes.Count - 1;
    }

    private void Count(int node, int next)
    {
        var before = counts.GetValueOrDefault(Key(node, next));
        counts[Key(node, next)] = before + 1;
        var (total, kinds, depth) = nodes[node];
        nodes[node] = (total + 1, before == 0 ? kinds + 1 : kinds, depth);
    }

    private static long Key(int node, int symbol) => ((long)node << 32) | (uint)symbol;
}
