namespace SequenceModels.Charts;

/// <summary>An arrow between two boxes of a diagram. Written as a tuple: <c>("x1", "h1")</c> or <c>("x1", "h1", "W_xh = 0.5")</c>.</summary>
/// <param name="From">Where it starts: the id of a node.</param>
/// <param name="To">Where it points: the id of a node.</param>
/// <param name="Label">What stands beside it. Default: nothing.</param>
/// <param name="Role">What flows along it, which decides its colour. Default: grey.</param>
public sealed record DiagramEdge(string From, string To, string Label = "", Role Role = Role.None)
{
    /// <summary>From 1 to 0, for what a step of a slider has not reached yet.</summary>
    internal double Opacity { get; init; } = 1;

    /// <summary>An arrow from its two ends.</summary>
    public static implicit operator DiagramEdge((string From, string To) edge) => new(edge.From, edge.To);

    /// <summary>An arrow from its two ends and its label.</summary>
    public static implicit operator DiagramEdge((string From, string To, string Label) edge) => new(edge.From, edge.To, edge.Label);

    /// <summary>An arrow from its two ends, its label and what flows along it.</summary>
    public static implicit operator DiagramEdge((string From, string To, string Label, Role Role) edge) => new(edge.From, edge.To, edge.Label, edge.Role);
}
