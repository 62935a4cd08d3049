using System.Globalization;
using System.Text.Json.Nodes;

namespace SequenceModels.Figures;

public static partial class Chart
{
    private const int LeafHeight = 30;

    /// <summary>What a beam search looked at, step by step to the right: what it kept, what it dropped, and the best path in bold: <c>Chart.BeamTree("Greedy misses the best", nodes)</c>.</summary>
    /// <remarks>The best path is the node that is marked as best, or the likeliest kept node of the last step, and all before it.</remarks>
    /// <param name="title">The finding, in one sentence.</param>
    /// <param name="nodes">The beginnings, each after the one it goes on from.</param>
    /// <exception cref="ArgumentException">There are no nodes, two have one id, or a parent does not come before its child.</exception>
    public static Figure BeamTree(string title, IReadOnlyList<BeamNode> nodes)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(nodes);
        var tree = new BeamPlaces(nodes);
        var x = Plot.Axis("step");
        (x["dtick"], x["showgrid"], x["zeroline"]) = (1, false, false);
        x["range"] = Json.Numbers([-0.5, tree.Steps + 0.5]);
        var y = new JsonObject { ["visible"] = false, ["fixedrange"] = true, ["range"] = Json.Numbers([tree.Leaves - 0.4, -0.6]) };
        var layout = Plot.Layout(x, y, 150 + (LeafHeight * tree.Leaves));
        var longest = nodes.Max(node => BeamLabel(node).Length);
        layout["margin"]!["l"] = 16;
        layout["meta"] = new JsonObject { ["minWidth"] = (tree.Steps + 1) * (48 + (8 * longest)) };
        layout["annotations"] = new JsonArray([.. nodes.Select(node => BeamBox(node, tree))]);

        var edges = nodes.Where(node => node.Parent is not null).ToLookup(node => tree.IsBest(node) ? "best path" : node.Kept ? "kept" : "dropped");
        var data = from kind in (string[])["best path", "kept", "dropped"] where edges[kind].Any() select BeamEdges(kind, edges[kind], tree);
        var table = Table.Of(title, ("step", nodes.Select(tree.Step)), ("sequence", nodes.Select(tree.Sequence)), ("log-probability", nodes.Select(node => node.LogProbability)), ("kept", nodes.Select(node => (object)node.Kept)));
        var description = $"Tree of a beam search: {nodes.Count} beginnings in {tree.Steps} steps, {nodes.Count(node => node.Kept)} kept. Best: {tree.Sequence(tree.Best)}, log-probability {NumberFormat.Short(tree.Best.LogProbability)}.";
        return new(title, description, table, layout, [.. data, BeamHooks(nodes, tree)]);
    }

    private static string BeamLabel(BeamNode node) =>
        string.Create(CultureInfo.InvariantCulture, $"{Characters.Printed(node.Text)} {node.LogProbability:0.00}");

    private static JsonObject BeamBox(BeamNode node, BeamPlaces tree)
    {
        var mark = BeamMark(node, tree);
        var text = PlotText.Escape(BeamLabel(node));
        return new()
        {
            ["x"] = tree.Step(node),
            ["y"] = Json.Number(tree.Row(node)),
            ["text"] = tree.IsBest(node) ? $"<b>{text}</b>" : text,
            ["font"] = new JsonObject { ["size"] = 12, ["color"] = node.Kept ? Palette.Ink : Palette.Muted },
            ["bgcolor"] = Palette.Surface,
            ["bordercolor"] = mark.Colour,
            ["borderwidth"] = tree.IsBest(node) ? 2 : 1,
            ["borderpad"] = 3,
            ["showarrow"] = false,
        };
    }

    private static Mark BeamMark(BeamNode node, BeamPlaces tree) =>
        Palette.Of(tree.IsBest(node) ? Role.Output : node.Kept ? Role.State : Role.Baseline, 0);

    private static JsonObject BeamEdges(string kind, IEnumerable<BeamNode> nodes, BeamPlaces tree)
    {
        var mark = BeamMark(nodes.First(), tree);
        return new()
        {
            ["type"] = "scatter",
            ["mode"] = "lines",
            ["name"] = kind,
            ["x"] = Json.Numbers(nodes.SelectMany(node => (double[])[tree.Step(node) - 1, tree.Step(node), double.NaN])),
            ["y"] = Json.Numbers(nodes.SelectMany(node => (double[])[tree.Row(tree.Parent(node)!), tree.Row(node), double.NaN])),
            ["line"] = new JsonObject { ["color"] = mark.Colour, ["dash"] = kind == "dropped" ? "dot" : "solid", ["width"] = kind == "best path" ? 4 : 1.5 },
            ["hoverinfo"] = "skip",
        };
    }

    private static JsonObject BeamHooks(IReadOnlyList<BeamNode> nodes, BeamPlaces tree) => new()
    {
        ["type"] = "scatter",
        ["mode"] = "markers",
        ["x"] = Json.Numbers(nodes.Select(node => (double)tree.Step(node))),
        ["y"] = Json.Numbers(nodes.Select(tree.Row)),
        ["marker"] = new JsonObject { ["size"] = 26, ["opacity"] = 0 },
        ["showlegend"] = false,
        ["text"] = Json.Texts(nodes.Select(node => string.Create(CultureInfo.InvariantCulture,
            $"{tree.Sequence(node)}\nlog-probability {node.LogProbability:0.000}, probability {Math.Exp(node.LogProbability):0.#####}\n{(node.Kept ? "kept" : "dropped")}"))),
        ["hovertemplate"] = "%{text}<extra></extra>",
    };
}
