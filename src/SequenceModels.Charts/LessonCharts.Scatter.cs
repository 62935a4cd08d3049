namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    extension(Chart)
    {
        /// <summary>Points in groups: <c>Chart.Scatter("x_t follows x_{t−1}", [("pairs", x[..^1], x[1..])], "x_{t−1}", "x_t", diagonal: true)</c>.</summary>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="groups">Each a name and as many x as y.</param>
        /// <param name="xLabel">What x is, with its unit.</param>
        /// <param name="yLabel">What y is, with its unit.</param>
        /// <param name="diagonal">Whether to draw the line y = x. Default: no.</param>
        /// <exception cref="ArgumentException">A group has more x than y or the other way round.</exception>
        public static Figure Scatter(
            string title, IReadOnlyList<(string Name, IEnumerable<double> X, IEnumerable<double> Y)> groups, string xLabel, string yLabel, bool diagonal = false)
        {
            AllGiven(groups, xLabel, yLabel);
            (string Name, double[] X, double[] Y)[] points = [.. groups.Select(g => (g.Name, g.X.ToArray(), g.Y.ToArray()))];
            if (points.FirstOrDefault(g => g.X.Length != g.Y.Length) is { Name: not null } odd)
                throw new ArgumentException($"Group '{odd.Name}' has {odd.X.Length} x but {odd.Y.Length} y: a point needs one of each.");
            var data = points.Select((g, i) => Points(g.Name, g.X, g.Y, Palette.InOrder[i % Palette.InOrder.Count], xLabel, yLabel));
            var layout = Plot.Layout(Plot.Axis(xLabel), Plot.Axis(yLabel)).With(("showlegend", points.Length > 1 || diagonal));
            var note = Thinning.Note(points.Max(g => g.X.Length), "5,000 are drawn, spread evenly");
            Plot.SayBelow(layout.In("xaxis"), note);
            var table = Table.Of(title, ("group", points.SelectMany(g => g.X.Select(_ => g.Name))), (xLabel, points.SelectMany(g => g.X)), (yLabel, points.SelectMany(g => g.Y)));
            var description = $"Points of {yLabel} against {xLabel}. {Plot.Summaries(points.Select(g => new Series($"{g.Name}, {g.X.Length} points", g.Y)))}{note}";
            return new(title, description, table, layout, diagonal ? data.Append(Diagonal(points)) : data);
        }
    }

    private static Trace2D Points(string name, double[] x, double[] y, Mark mark, string xLabel, string yLabel)
    {
        var shown = Thinning.Evenly(x.Length);
        return new Trace2D("scatter").With(
            ("mode", "markers"),
            ("name", PlotText.Math(name)),
            ("x", Numbers.Of(shown.Select(i => x[i]))), ("y", Numbers.Of(shown.Select(i => y[i]))),
            ("marker", new Marker().With(("color", mark.Colour), ("symbol", mark.Symbol), ("size", x.Length > 300 ? 5 : 8), ("opacity", x.Length > 300 ? 0.6 : 0.9))),
            ("hovertemplate", Plot.Hover(name, xLabel, yLabel, "%{x:.4~g}")));
    }

    private static Trace2D Diagonal(IEnumerable<(string Name, double[] X, double[] Y)> points)
    {
        double[] ends = [points.SelectMany(g => g.X).Where(double.IsFinite).Min(), points.SelectMany(g => g.X).Where(double.IsFinite).Max()];
        return new Trace2D("scatter").With(
            ("mode", "lines"),
            ("name", "y = x"),
            ("x", Numbers.Of(ends)), ("y", Numbers.Of(ends)),
            ("line", new Line().With(("color", Palette.Of(Role.Baseline, 0).Colour), ("dash", "dash"), ("width", 2))),
            ("hoverinfo", "skip"));
    }
}
