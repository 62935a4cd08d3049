namespace SequenceModels.Charts;

/// <summary>Where the nodes of a beam search stand: the step from the left, leaves one below the other, parents in the middle of their children.</summary>
/// <remarks>A search of more steps than leaves stands on its head, the step from above and the leaves side by side, so that a narrow page shows it whole.</remarks>
internal sealed class BeamPlaces
{
    private readonly Dictionary<string, BeamNode> byId = [];
    private readonly Dictionary<BeamNode, int> steps = [];
    private readonly Dictionary<BeamNode, double> rows = [];
    private readonly HashSet<BeamNode> best = [];

    public BeamPlaces(IReadOnlyList<BeamNode> nodes)
    {
        if (nodes.Count == 0)
            throw new ArgumentException("A beam tree needs nodes: [new BeamNode(\"0\", null, \"\", 0, true), …].");
        foreach (var node in nodes)
        {
            if (node.Parent is not null && !byId.ContainsKey(node.Parent))
                throw new ArgumentException($"Node '{node.Id}' goes on from '{node.Parent}', which does not come before it: list parents first.");
            if (!byId.TryAdd(node.Id, node))
                throw new ArgumentException($"Two nodes have the id '{node.Id}': give each one of its own.");
            steps[node] = node.Parent is null ? 0 : steps[byId[node.Parent]] + 1;
        }
        Steps = steps.Values.Max();
        var children = nodes.Where(node => node.Parent is not null).ToLookup(node => node.Parent!);
        foreach (var root in nodes.Where(node => node.Parent is null))
            Place(root, children);
        Best = nodes.FirstOrDefault(node => node.Best)
            ?? nodes.Where(node => steps[node] == Steps).OrderByDescending(node => node.Kept).ThenByDescending(node => node.LogProbability).First();
        for (var node = Best; node is not null; node = Parent(node))
            best.Add(node);
    }

    public int Steps { get; }

    public int Leaves { get; private set; }

    public BeamNode Best { get; }

    /// <summary>Whether the steps go down and not to the right.</summary>
    public bool GrowsDown => Leaves < Steps;

    public double? X(BeamNode node) => GrowsDown ? Numbers.Of(rows[node]) : steps[node];

    public double? Y(BeamNode node) => GrowsDown ? steps[node] : Numbers.Of(rows[node]);

    public int Step(BeamNode node) => steps[node];

    public BeamNode? Parent(BeamNode node) => node.Parent is null ? null : byId[node.Parent];

    public bool IsBest(BeamNode node) => best.Contains(node);

    /// <summary>The whole beginning that a node stands for.</summary>
    public string Sequence(BeamNode node)
    {
        var texts = new List<string>();
        for (BeamNode? at = node; at is not null; at = Parent(at))
            texts.Add(Characters.Printed(at.Text));
        return string.Join(" → ", texts.AsEnumerable().Reverse());
    }

    // The likeliest child stands on top. Not by recursion: a path may be longer than the stack is deep.
    private void Place(BeamNode root, ILookup<string, BeamNode> children)
    {
        var seen = new List<(BeamNode Node, BeamNode[] Below)>();
        var open = new Stack<BeamNode>([root]);
        while (open.TryPop(out var node))
        {
            BeamNode[] below = [.. children[node.Id].OrderByDescending(child => child.LogProbability)];
            if (below.Length == 0)
                rows[node] = Leaves++;
            foreach (var child in below.AsEnumerable().Reverse())
                open.Push(child);
            seen.Add((node, below));
        }
        foreach (var (node, below) in seen.AsEnumerable().Reverse().Where(entry => entry.Below.Length > 0))
            rows[node] = (rows[below[0]] + rows[below[^1]]) / 2;
    }
}
