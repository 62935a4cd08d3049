namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const int LeafHeight = 30, LetterWidth = 8;

    extension(Chart)
    {
        /// <summary>What a beam search looked at, step by step to the right, or down where the steps are many: what it kept, what it dropped, and the best path in bold: <c>Chart.BeamTree("Greedy misses the best", nodes)</c>.</summary>
        /// <remarks>The best path is the node that is marked as best, or the likeliest kept node of the last step, and all before it.</remarks>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="nodes">The beginnings, each after the one it goes on from.</param>
        /// <exception cref="ArgumentException">There are no nodes, two have one id, or a parent does not come before its child.</exception>
        public static Figure BeamTree(string title, IReadOnlyList<BeamNode> nodes)
        {
            AllGiven(title, nodes);
            var tree = new BeamPlaces(nodes);
            var longest = nodes.Max(node => BeamLabel(node).Length);
            var layout = tree.GrowsDown ? BeamDown(tree, longest) : BeamToTheRight(tree, longest);
            layout.With(("annotations", nodes.Select(node => BeamBox(node, tree)).ToArray()));

            var edges = nodes.Where(node => node.Parent is not null).ToLookup(node => tree.IsBest(node) ? "best path" : node.Kept ? "kept" : "dropped");
            var data = from kind in (string[])["best path", "kept", "dropped"] where edges[kind].Any() select BeamEdges(kind, edges[kind], tree);
            var table = Table.Of(title, ("step", nodes.Select(tree.Step)), ("sequence", nodes.Select(tree.Sequence)), ("log-probability", nodes.Select(node => node.LogProbability)), ("kept", nodes.Select(node => (object)node.Kept)));
            var description = $"Tree of a beam search: {nodes.Count} beginnings in {tree.Steps} steps, {nodes.Count(node => node.Kept)} kept. Best: {tree.Sequence(tree.Best)}, log-probability {NumberFormat.Short(tree.Best.LogProbability)}.";
            return new(title, description, table, layout, [.. data, BeamHooks(nodes, tree)]);
        }
    }

    private static Layout BeamToTheRight(BeamPlaces tree, int longest)
    {
        var layout = Plot.Layout(BeamSteps(-0.5, tree.Steps + 0.5), Plot.Hidden(tree.Leaves - 0.4, -0.6), 150 + (LeafHeight * tree.Leaves));
        layout.In("margin").With(("l", 16));
        return layout.NoNarrowerThan((tree.Steps + 1) * (48 + (LetterWidth * longest)));
    }

    private static Layout BeamDown(BeamPlaces tree, int longest) =>
        Plot.Layout(Plot.Hidden(-0.6, tree.Leaves - 0.4), BeamSteps(tree.Steps + 0.5, -0.5), 150 + (LeafHeight * (tree.Steps + 1)))
            .NoNarrowerThan(50 + (tree.Leaves * (8 + (LetterWidth * longest))));

    private static LinearAxis BeamSteps(double from, double to) =>
        Plot.Axis("step").With(("dtick", 1), ("showgrid", false), ("zeroline", false), ("range", Numbers.Of([from, to])));

    private static string BeamLabel(BeamNode node) =>
        Characters.Printed(node.Text) + " " + (Math.Round(node.LogProbability, 2) + 0.0).ToString("0.00", CultureInfo.InvariantCulture).Replace('-', '−');

    private static Annotation BeamBox(BeamNode node, BeamPlaces tree)
    {
        var mark = BeamMark(node, tree);
        var text = PlotText.Escape(BeamLabel(node));
        return new Annotation().With(
            ("x", tree.X(node)), ("y", tree.Y(node)),
            ("text", tree.IsBest(node) ? $"<b>{text}</b>" : text),
            ("font", new Font().With(("size", 12), ("color", node.Kept ? Palette.Ink : Palette.Muted))),
            ("bgcolor", Palette.Surface),
            ("bordercolor", mark.Colour),
            ("borderwidth", tree.IsBest(node) ? 2 : 1),
            ("borderpad", 3),
            ("showarrow", false));
    }

    private static Mark BeamMark(BeamNode node, BeamPlaces tree) =>
        Palette.Of(tree.IsBest(node) ? Role.Output : node.Kept ? Role.State : Role.Baseline, 0);

    private static Trace2D BeamEdges(string kind, IEnumerable<BeamNode> nodes, BeamPlaces tree)
    {
        var mark = BeamMark(nodes.First(), tree);
        return new Trace2D("scatter").With(
            ("mode", "lines"),
            ("name", kind),
            ("x", nodes.SelectMany(node => (double?[])[tree.X(tree.Parent(node)!), tree.X(node), null]).ToArray()),
            ("y", nodes.SelectMany(node => (double?[])[tree.Y(tree.Parent(node)!), tree.Y(node), null]).ToArray()),
            ("line", new Line().With(("color", mark.Colour), ("dash", kind == "dropped" ? "dot" : "solid"), ("width", kind == "best path" ? 4 : 1.5))),
            ("hoverinfo", "skip"));
    }

    private static Trace2D BeamHooks(IReadOnlyList<BeamNode> nodes, BeamPlaces tree) => new Trace2D("scatter").With(
        ("mode", "markers"),
        ("x", nodes.Select(tree.X).ToArray()), ("y", nodes.Select(tree.Y).ToArray()),
        ("marker", new Marker().With(("size", 26), ("opacity", 0))),
        ("showlegend", false),
        ("text", PlotText.Escaped(nodes.Select(node => string.Create(CultureInfo.InvariantCulture,
            $"{tree.Sequence(node)}\nlog-probability {node.LogProbability:0.000}, probability {Math.Exp(node.LogProbability):0.#####}\n{(node.Kept ? "kept" : "dropped")}")))),
        ("hovertemplate", "%{text}<extra></extra>"));
}
