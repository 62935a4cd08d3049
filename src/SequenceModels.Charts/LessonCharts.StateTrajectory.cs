namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    extension(Chart)
    {
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
