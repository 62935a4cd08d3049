namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const int MostGridLines = 100;

    extension(Chart)
    {
        /// <summary>The loss over two parameters as a map, with the paths that optimisers took, from a large mark to a star: <c>Chart.LossSurface("Clipping stays on the cliff's edge", w, b, loss, "w_hh", "b", [("SGD", path)])</c>.</summary>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="x">Places along x, rising [n].</param>
        /// <param name="y">Places along y, rising [m].</param>
        /// <param name="loss">One row a place of y, one column a place of x [m×n]. NaN and infinity leave a hole.</param>
        /// <param name="xLabel">Which parameter x is.</param>
        /// <param name="yLabel">Which parameter y is.</param>
        /// <param name="paths">Where optimisers went, step by step; what lies outside the map is not drawn. Default: none.</param>
        /// <param name="log">Colours by powers of ten. Default: yes.</param>
        /// <exception cref="ArgumentException">The grid does not fit the loss or does not rise, there is no finite loss, or the scale is logarithmic and a loss is below zero.</exception>
        public static Figure LossSurface(
            string title, IReadOnlyList<double> x, IReadOnlyList<double> y, Matrix<double> loss, string xLabel, string yLabel,
            IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)>? paths = null, bool log = true)
        {
            AllGiven(x, y, loss, xLabel, yLabel);
            RequireGrid(x, y, loss);
            paths ??= [];
            // Colours run smoothly between places, so fewer of them look the same; a mean would invent losses.
            int[] columns = Thinning.Evenly(x.Count, MostGridLines), rows = Thinning.Evenly(y.Count, MostGridLines);
            double[][] grid = [.. rows.Select(r => columns.Select(c => loss[r, c]).ToArray())];
            double[] finite = [.. grid.SelectMany(row => row).Where(double.IsFinite)];
            if (finite.Length == 0 || (log && finite.Min() < 0))
                throw new ArgumentException(finite.Length == 0 ? "The loss is nowhere finite: nothing can be drawn." : $"The lowest loss is {finite.Min()}: a logarithm needs losses of 0 or more; pass log: false.");

            var (xs, ys) = (columns.Select(c => x[c]).ToArray(), rows.Select(r => y[r]).ToArray());
            var layout = Plot.Layout(Within(xLabel, xs), Within(yLabel, ys), height: 460).With(("showlegend", paths.Count > 0));
            // No path in the colour of losses.
            var marks = Palette.For([new Series("loss", [], Role.Error), .. paths.Select(path => new Series(path.Name, []))]).Skip(1);
            var data = paths.Zip(marks).SelectMany(pair => Trail(pair.First, pair.Second, xLabel, yLabel));
            return new(title, SurfaceInWords(loss, x, y, xLabel, yLabel, paths), SurfaceTable(title, xs, ys, grid, xLabel, yLabel, paths), layout, [Surface(xs, ys, grid, xLabel, yLabel, log), .. data]);
        }
    }

    private static void RequireGrid(IReadOnlyList<double> x, IReadOnlyList<double> y, Matrix<double> loss)
    {
        if (loss.RowCount != y.Count || loss.ColumnCount != x.Count)
            throw new ArgumentException($"loss is [{loss.RowCount}×{loss.ColumnCount}] but there are {y.Count} y and {x.Count} x: give one row a y and one column an x.");
        if (x.Zip(x.Skip(1)).Concat(y.Zip(y.Skip(1))).Any(pair => !(pair.First < pair.Second)))
            throw new ArgumentException("x and y must rise from place to place: sort them, and the loss with them.");
    }

    private static LinearAxis Within(string label, double[] places) =>
        Plot.Axis(label).With(("range", Numbers.Of([places[0], places[^1]])), ("showgrid", false), ("zeroline", false));

    private static Trace2D Surface(double[] x, double[] y, double[][] grid, string xLabel, string yLabel, bool log)
    {
        double[] finite = [.. grid.SelectMany(row => row).Where(double.IsFinite)];
        var least = finite.Where(v => v > 0).DefaultIfEmpty(1).Min();
        double Height(double v) => log ? Math.Log10(Math.Max(v, least)) : v;
        var bar = new ColorBar().With(("thickness", 12), ("outlinewidth", 0), ("title", new Title().With(("text", "loss"), ("side", "top"))));
        if (log)
        {
            var ticks = Plot.LogTicks(finite);
            bar.With(("tickvals", Numbers.Of(ticks.Select(Math.Log10))), ("ticktext", PlotText.Escaped(ticks.Select(NumberFormat.Short))));
        }
        return new Trace2D("contour").With(
            ("x", Numbers.Of(x)), ("y", Numbers.Of(y)),
            ("z", Numbers.Rows(grid.Select(row => row.Select(Height)))),
            ("text", grid.Select(row => PlotText.Escaped(row.Select(NumberFormat.Short))).ToArray()),
            ("colorscale", Palette.Losses()),
            ("contours", new Contours().With(("coloring", "heatmap"))),
            ("ncontours", 16),
            ("line", new Line().With(("width", 0.5), ("color", Palette.Muted))),
            ("colorbar", bar),
            ("showlegend", false),
            ("hovertemplate", $"loss %{{text}} at {Plot.Template(xLabel)} %{{x:.4~g}}, {Plot.Template(yLabel)} %{{y:.4~g}}<extra></extra>"));
    }

    // Every path lies on a wider line in the colour of the page, so that it stands out on any loss.
    private static IEnumerable<Trace> Trail((string Name, IReadOnlyList<(double X, double Y)> Points) path, Mark mark, string xLabel, string yLabel)
    {
        var shown = Thinning.Evenly(path.Points.Count);
        Trace Stroke(string colour, double width) => new Trace2D("scatter").With(
            ("x", Numbers.Of(shown.Select(i => path.Points[i].X))), ("y", Numbers.Of(shown.Select(i => path.Points[i].Y))),
            ("mode", "lines"),
            ("line", new Line().With(("color", colour), ("width", width))),
            ("hoverinfo", "skip"),
            ("showlegend", false));
        yield return Stroke(Palette.Surface, 5);
        var line = Stroke(mark.Colour, 2.5);
        line.In("line").With(("dash", mark.Dash));
        line.With(
            ("mode", "lines+markers"),
            ("name", PlotText.Math(path.Name)),
            ("marker", new Marker().With(
                ("color", mark.Colour),
                ("symbol", PlotText.Escaped(shown.Select(i => i == path.Points.Count - 1 ? "star" : mark.Symbol))),
                ("size", Numbers.Of(shown.Select(i => i == path.Points.Count - 1 ? 15.0 : i == 0 ? 11 : path.Points.Count <= FewPoints ? 6 : 0))),
                ("line", new Line().With(("color", Palette.Surface), ("width", 1))))),
            ("text", PlotText.Escaped(shown.Select(i => i.ToString(CultureInfo.InvariantCulture)))),
            ("showlegend", true));
        line.RemoveProperty("hoverinfo");
        yield return line.With(("hovertemplate", $"{Plot.Template(path.Name)}, step %{{text}}: {Plot.Template(xLabel)} %{{x:.4~g}}, {Plot.Template(yLabel)} %{{y:.4~g}}<extra></extra>"));
    }

    private static string SurfaceInWords(
        Matrix<double> loss, IReadOnlyList<double> x, IReadOnlyList<double> y, string xLabel, string yLabel, IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> paths)
    {
        var lowest = loss.EnumerateIndexed().Where(cell => double.IsFinite(cell.Item3)).MinBy(cell => cell.Item3);
        var highest = loss.EnumerateIndexed().Where(cell => double.IsFinite(cell.Item3)).MaxBy(cell => cell.Item3);
        string At((int Row, int Column, double Value) cell) =>
            $"{NumberFormat.Short(cell.Value)} at {xLabel} = {NumberFormat.Short(x[cell.Column])}, {yLabel} = {NumberFormat.Short(y[cell.Row])}";
        var trails = string.Concat(paths.Select(path => $" {Journey(path.Name, [.. path.Points.Select(p => p.X)], [.. path.Points.Select(p => p.Y)])}."));
        return $"Map of the loss over {xLabel} and {yLabel}. Lowest {At(lowest)}; highest {At(highest)}.{trails}";
    }

    private static Table SurfaceTable(
        string title, double[] x, double[] y, double[][] grid, string xLabel, string yLabel, IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Points)> paths) => paths.Count > 0
        ? Table.Of(title, ("path", paths.SelectMany(path => path.Points.Select(_ => path.Name))), ("step", paths.SelectMany(path => Enumerable.Range(0, path.Points.Count))),
            (xLabel, paths.SelectMany(path => path.Points.Select(p => p.X))), (yLabel, paths.SelectMany(path => path.Points.Select(p => p.Y))))
        : Table.Of(title, [($"{yLabel} \\ {xLabel}", y), .. x.Select((place, c) => (Column)(NumberFormat.Short(place), grid.Select(row => row[c])))]);
}
