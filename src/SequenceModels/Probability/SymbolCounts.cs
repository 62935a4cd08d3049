using System.Runtime.InteropServices;

namespace SequenceModels.Probability;

/// <summary>How often each symbol was counted at each context, with the counts of counts that Kneser-Ney smoothing asks for.</summary>
internal sealed class SymbolCounts
{
    private readonly Dictionary<long, int> counts = [];
    private readonly List<Occurrences> nodes = [];
    private readonly List<CountsOfCounts> lengths = [];

    /// <summary>Counts a symbol at a context of some length; true if it is the first of its kind there.</summary>
    public bool Add(int node, int length, int symbol)
    {
        ref int count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, ContextTree.Key(node, symbol), out _);
        Grow(nodes, node);
        Grow(lengths, length);
        nodes[node] = nodes[node].OneMore(count);
        lengths[length] = lengths[length].OneMore(count);
        return count++ == 0;
    }

    /// <summary>What was counted at a context, and how often the symbol.</summary>
    public Occurrences At(int node, int symbol) => node >= nodes.Count || node < 0
        ? default
        : nodes[node] with { Count = counts.GetValueOrDefault(ContextTree.Key(node, symbol)) };

    /// <summary>The counts of counts over all contexts of a length.</summary>
    public CountsOfCounts OfLength(int length) => length < lengths.Count ? lengths[length] : default;

    private static void Grow<T>(List<T> list, int index) where T : struct
    {
        while (list.Count <= index)
            list.Add(default);
    }
}
