namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const int BoxCharacters = 15;
    private const double HalfWidth = DiagramRoute.HalfWidth, HalfHeight = DiagramRoute.HalfHeight, OperationRadius = 13;
    private const double AsideX = 0.06, AsideY = 0.09;

    extension(Chart)
    {
        /// <summary>Boxes and arrows: <c>Chart.Diagram("From data to model", [("a", "data", 0, 0), ("b", "model", 1, 0)], [("a", "b", "fit")])</c>. An arrow goes round a box in its way. On a phone it scrolls sideways.</summary>
        /// <param name="title">What the diagram says, in one sentence.</param>
        /// <param name="nodes">The boxes, placed by column and row.</param>
        /// <param name="edges">The arrows between them.</param>
        /// <exception cref="ArgumentException">Two nodes have one id, or an edge names a node that is not there.</exception>
        public static Figure Diagram(string title, IReadOnlyList<DiagramNode> nodes, IReadOnlyList<DiagramEdge> edges) =>
            Diagram(title, Given(nodes), edges, columnWidth: null);

        // The columns are as wide as their words need, or as wide as is said.
        private static Figure Diagram(string title, IReadOnlyList<DiagramNode> nodes, IReadOnlyList<DiagramEdge> edges, int? columnWidth)
        {
            ArgumentNullException.ThrowIfNull(edges);
            if (nodes.Count == 0 || nodes.CountBy(node => node.Id).FirstOrDefault(count => count.Value > 1) is { Key: not null })
                throw new ArgumentException($"A diagram needs nodes, each with an id of its own; got [{string.Join(", ", nodes.Select(node => node.Id))}].");
            var byId = nodes.ToDictionary(node => node.Id);
            if (edges.SelectMany(edge => new[] { edge.From, edge.To }).FirstOrDefault(id => !byId.ContainsKey(id)) is { } unknown)
                throw new ArgumentException($"An edge names '{unknown}', but the nodes are [{string.Join(", ", byId.Keys)}].");

            var ends = edges.Select(edge => (edge.From, edge.To)).ToHashSet();
            var arrows = edges.Select(edge => (Edge: edge, Route: DiagramRoute.Between(byId[edge.From], byId[edge.To], nodes))).ToArray();
            var layout = DiagramLayout(nodes, [.. arrows.Where(arrow => arrow.Route.Bowed).Select(arrow => arrow.Route.At(0.5))], columnWidth);
            layout.With(("shapes", (Shape[])[.. nodes.Where(node => !node.IsHeading).Select(Box), .. arrows.Where(arrow => arrow.Route.Bowed).Select(arrow => Bow(arrow.Edge, arrow.Route))]));
            layout.With(("annotations", (Annotation[])[.. nodes.Select(BoxLabel), .. arrows.SelectMany(arrow => Arrow(arrow.Edge, byId[arrow.Edge.From], byId[arrow.Edge.To], arrow.Route, ends.Contains((arrow.Edge.To, arrow.Edge.From))))]));
            var twice = nodes.CountBy(node => node.Label).Where(label => label.Value > 1).Select(label => label.Key).ToHashSet();
            var names = nodes.ToDictionary(node => node.Id, node => node.Label.ReplaceLineEndings(node.IsHeading ? " " : " = ") + (twice.Contains(node.Label) ? $" ({node.Id.ReplaceLineEndings(" ")})" : ""));
            var table = edges.Count > 0
                ? Table.Of(title, ("from", edges.Select(e => names[e.From])), ("to", edges.Select(e => names[e.To])), ("along the arrow", edges.Select(e => e.Label)))
                : Table.Of(title, ("box", names.Values));
            return new(title, $"Diagram of {nodes.Count(node => !node.IsHeading)} boxes and {edges.Count} arrows. {string.Join("; ", nodes.Select(node => names[node.Id]))}.", table, layout, [Hooks(nodes)]);
        }
    }

    private static Layout DiagramLayout(IReadOnlyList<DiagramNode> nodes, IReadOnlyList<(double X, double Y)> peaks, int? columnWidth)
    {
        // A bow reaches beyond the boxes, and its label a little further.
        const double Label = 0.3;
        var (left, right) = (nodes.Select(n => n.Column).Concat(peaks.Select(p => p.X + Label)).Min(), nodes.Select(n => n.Column).Concat(peaks.Select(p => p.X - Label)).Max());
        var (top, bottom) = (nodes.Select(n => n.Row).Concat(peaks.Select(p => p.Y + Label)).Min(), nodes.Select(n => n.Row).Concat(peaks.Select(p => p.Y - Label)).Max());
        var longest = nodes.SelectMany(BoxLines).Max(line => line.Count(c => c is not ('_' or '{' or '}')));
        var lines = nodes.Max(node => BoxLines(node).Count);
        var layout = Plot.Layout(Plot.Hidden(left - 0.5, right + 0.5), Plot.Hidden(bottom + 0.5, top - 0.5), (int)(100 + ((bottom - top + 1) * Math.Max(88, (10 + (17 * lines)) / (2 * HalfHeight)))));
        return layout.With(("showlegend", false), ("margin", new Margin().With(("l", 4), ("r", 4), ("t", 84), ("b", 8))), ("dragmode", false))
            .NoNarrowerThan((int)((right - left + 1) * (columnWidth ?? Math.Max(92, 24 + (7.5 * longest / (2 * HalfWidth))))));
    }

    private static IReadOnlyList<string> BoxLines(DiagramNode node) => [.. node.Label.Split('\n').SelectMany(line => PlotText.Wrap(line, BoxCharacters))];

    private static Shape Circle(DiagramNode node) => new Shape().With(
        ("type", "circle"),
        ("opacity", Faded(node.Opacity)),
        ("xsizemode", "pixel"), ("ysizemode", "pixel"),
        ("xanchor", Numbers.Of(node.Column)), ("yanchor", Numbers.Of(node.Row)),
        ("x0", -OperationRadius), ("x1", OperationRadius),
        ("y0", -OperationRadius), ("y1", OperationRadius),
        ("line", new Line().With(("color", Palette.Muted), ("width", 1.6))));

    private static Shape Box(DiagramNode node)
    {
        if (node.IsOperation)
            return Circle(node);
        const double Rx = 0.06, Ry = 0.08;
        var (l, r, t, b) = (node.Column - HalfWidth, node.Column + HalfWidth, node.Row - HalfHeight, node.Row + HalfHeight);
        var colour = Palette.Of(node.Role, 0).Colour;
        return new Shape().With(
            ("type", "path"),
            ("opacity", Faded(node.Opacity)),
            ("path", FormattableString.Invariant(
                $"M{l + Rx:0.###},{t:0.###} L{r - Rx:0.###},{t:0.###} Q{r:0.###},{t:0.###} {r:0.###},{t + Ry:0.###} L{r:0.###},{b - Ry:0.###} Q{r:0.###},{b:0.###} {r - Rx:0.###},{b:0.###} L{l + Rx:0.###},{b:0.###} Q{l:0.###},{b:0.###} {l:0.###},{b - Ry:0.###} L{l:0.###},{t + Ry:0.###} Q{l:0.###},{t:0.###} {l + Rx:0.###},{t:0.###} Z")),
            ("fillcolor", Palette.Tint(colour, 0.16)),
            ("line", new Line().With(("color", colour), ("width", 2), ("dash", node.Role == Role.Baseline ? "dash" : "solid"))));
    }

    private static Annotation BoxLabel(DiagramNode node)
    {
        var lines = BoxLines(node).Select(PlotText.Math).ToArray();
        if (node.IsHeading || node.Label.Contains('\n'))
            lines[0] = $"<b>{lines[0]}</b>";
        return new Annotation().With(
            ("x", Numbers.Of(node.IsHeading ? node.Column - HalfWidth : node.Column)), ("y", Numbers.Of(node.Row)),
            ("text", string.Join("<br>", lines)),
            ("showarrow", false),
            ("xanchor", node.IsHeading ? "left" : null),
            ("align", node.IsHeading ? "left" : null),
            ("opacity", Faded(node.Opacity)),
            ("font", node.IsOperation ? new Font().With(("size", 16)) : null));
    }

    private static Shape Bow(DiagramEdge edge, DiagramRoute route) => new Shape().With(
        ("type", "path"),
        ("opacity", Faded(edge.Opacity)),
        ("path", FormattableString.Invariant($"M{route.Start.X:0.###},{route.Start.Y:0.###} Q{route.Control.X:0.###},{route.Control.Y:0.###} {route.End.X:0.###},{route.End.Y:0.###}")),
        ("line", new Line().With(("color", EdgeColour(edge)), ("width", EdgeWidth(edge)))));

    // The head of a bowed arrow points along its last stretch; two straight arrows between the same boxes run side by side, each on the left of its way.
    private static IEnumerable<Annotation> Arrow(DiagramEdge edge, DiagramNode from, DiagramNode to, DiagramRoute route, bool twoWay)
    {
        var ((x0, y0), (x1, y1)) = (route.Bowed ? route.At(0.93) : route.Start, route.End);
        var (aside, up) = twoWay && !route.Bowed ? (AsideX * Math.Sign(y1 - y0), -AsideY * Math.Sign(x1 - x0)) : (0, 0);
        yield return new Annotation().With(
            ("standoff", to.IsOperation ? OperationRadius + 1 : default(double?)),
            ("startstandoff", from.IsOperation && !route.Bowed ? OperationRadius + 1 : default(double?)),
            ("x", Numbers.Of(x1 + aside)), ("y", Numbers.Of(y1 + up)),
            ("ax", Numbers.Of(x0 + aside)), ("ay", Numbers.Of(y0 + up)),
            ("axref", "x"), ("ayref", "y"),
            ("text", ""),
            ("showarrow", true),
            ("opacity", Faded(edge.Opacity)),
            ("arrowhead", 2),
            ("arrowwidth", EdgeWidth(edge)), ("arrowcolor", EdgeColour(edge)));
        var upright = Math.Abs(route.End.X - route.Start.X) < Math.Abs(route.End.Y - route.Start.Y) / 4;
        var left = upright && (aside < 0 || route.At(0.5).X < Math.Min(route.Start.X, route.End.X));
        if (edge.Label.Length > 0)
            yield return new Annotation().With(
                ("x", Numbers.Of(route.At(0.5).X + aside)), ("y", Numbers.Of(route.At(0.5).Y + up)),
                ("text", PlotText.Math(edge.Label)),
                ("opacity", Faded(edge.Opacity < 1 ? 0 : 1)),
                ("font", new Font().With(("size", 12))),
                ("showarrow", false),
                ("xanchor", left ? "right" : upright ? "left" : "center"), ("yanchor", upright ? "middle" : up > 0 ? "top" : "bottom"),
                ("xshift", left ? -3 : upright ? 3 : 0));
    }

    private static string EdgeColour(DiagramEdge edge) => edge.Role == Role.None ? Palette.Muted : Palette.Of(edge.Role, 0).Colour;

    private static double EdgeWidth(DiagramEdge edge) => edge.Role == Role.None ? 1.6 : 2.2;

    private static double? Faded(double opacity) => opacity < 1 ? opacity : null;

    // Invisible points that give the axes their data and the boxes their hover text.
    private static Trace2D Hooks(IReadOnlyList<DiagramNode> nodes) => new Trace2D("scatter").With(
        ("mode", "markers"),
        ("x", Numbers.Of(nodes.Select(node => node.Column))), ("y", Numbers.Of(nodes.Select(node => node.Row))),
        ("marker", new Marker().With(("size", 40), ("opacity", 0))),
        ("text", PlotText.Escaped(nodes.Select(node => node.Label.ReplaceLineEndings(" = ")))),
        ("hovertemplate", "%{text}<extra></extra>"));
}
