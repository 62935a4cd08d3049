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

        /// <summary>The path of two units of the state through time, steps numbered, arrows along the way: <c>Chart.StateTrajectory("Two inputs, two paths", [("dog bites man", states)])</c>.</summary>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="paths">Each a name and the states h_0, h_1, … in order, each state [H] with two units or more.</param>
        /// <param name="first">The unit along x, counted from 0. Default: 0.</param>
        /// <param name="second">The unit along y, counted from 0. Default: 1.</param>
        /// <exception cref="ArgumentException">A state has no such unit.</exception>
        public static Figure StateTrajectory(
            string title, IReadOnlyList<(string Name, IEnumerable<Vector<double>> States)> paths, int first = 0, int second = 1)
        {
            AllGiven(title, paths);
            (string Name, Vector<double>[] States)[] all = [.. paths.Select(path => (path.Name, path.States.ToArray()))];
            if (all.SelectMany(path => path.States).FirstOrDefault(h => h.Count <= Math.Max(first, second)) is { } small)
                throw new ArgumentException($"Units {first} and {second} are asked for, but a state has {small.Count}: choose units from 0 to {small.Count - 1}.");
            var (xLabel, yLabel) = ($"unit {first} of h", $"unit {second} of h");
            var layout = Plot.Layout(Plot.Axis(xLabel), Plot.Axis(yLabel), height: 440).With(("showlegend", all.Length > 1));
            var data = all.Select((path, i) => Path(path.Name, Units(path.States, first), Units(path.States, second), Palette.InOrder[i % Palette.InOrder.Count]));
            var table = Table.Of(title, ("path", all.SelectMany(p => p.States.Select(_ => p.Name))), ("t", all.SelectMany(p => Enumerable.Range(0, p.States.Length))),
                (xLabel, all.SelectMany(p => Units(p.States, first))), (yLabel, all.SelectMany(p => Units(p.States, second))));
            return new(title, $"Paths of two state units through time. {string.Join("; ", all.Select(p => Journey(p.Name, Units(p.States, first), Units(p.States, second))))}.", table, layout, data);
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

    private static double[] Units(Vector<double>[] states, int unit) => [.. states.Select(h => h[unit])];

    private static string Journey(string name, double[] x, double[] y) => x.Length == 0
        ? $"{name}: no steps"
        : $"{name}: {x.Length - 1} steps from ({NumberFormat.Short(x[0])}, {NumberFormat.Short(y[0])}) to ({NumberFormat.Short(x[^1])}, {NumberFormat.Short(y[^1])})";

    private static Trace2D Path(string name, double[] x, double[] y, Mark mark) => new Trace2D("scatter").With(
        ("mode", x.Length <= FewPoints ? "lines+markers+text" : "lines+markers"),
        ("name", PlotText.Math(name)),
        ("x", Numbers.Of(x)), ("y", Numbers.Of(y)),
        ("text", PlotText.Escaped(x.Select((_, t) => $"{t}"))),
        ("textposition", "top center"),
        ("cliponaxis", false),
        ("line", new Line().With(("color", mark.Colour), ("dash", mark.Dash), ("width", 1.5))),
        ("marker", new Marker().With(
            ("color", mark.Colour),
            ("symbol", PlotText.Escaped(x.Select((_, t) => t == 0 ? mark.Symbol : "arrow"))),
            ("angleref", "previous"),
            ("size", 11))),
        ("hovertemplate", $"{Plot.Template(name)}, t = %{{text}}: (%{{x:.4~g}}, %{{y:.4~g}})<extra></extra>"));
}
