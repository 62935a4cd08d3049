namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const int FewPoints = 30, FewTicks = 12;

    extension(Chart)
    {
        /// <summary>Lines over a common x: <c>Chart.Lines("AR(4) beats the naive forecast", ks, [("AR(4)", a), ("naive", n, Role.Baseline)], "horizon k (steps)", "RMSE")</c>.</summary>
        /// <typeparam name="T">Numbers, days (<see cref="DateTime"/>, <see cref="DateOnly"/>) or words.</typeparam>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="x">Places along the x axis.</param>
        /// <param name="series">One line each, with as many values as <paramref name="x"/>; NaN leaves a gap.</param>
        /// <param name="xLabel">What x is, with its unit.</param>
        /// <param name="yLabel">What y is, with its unit.</param>
        /// <param name="references">Horizontal lines with a name, for what is to be beaten. Default: none.</param>
        /// <param name="logX">Powers of ten along x. Default: no.</param>
        /// <param name="logY">Powers of ten along y. Default: no.</param>
        /// <exception cref="ArgumentException">A series has more or fewer values than there are x.</exception>
        public static Figure Lines<T>(
            string title, IEnumerable<T> x, IReadOnlyList<Series> series, string xLabel, string yLabel,
            IReadOnlyList<(string Name, double Value)>? references = null, bool logX = false, bool logY = false)
        {
            AllGiven(x, series, xLabel, yLabel);
            var places = AxisValues.From(x);
            Require(series, places.Count, "places along x");
            references ??= [];
            var marks = Palette.For(series);
            var data = series.Zip(marks).SelectMany(pair => Line(pair.First, pair.Second, places, xLabel, yLabel))
                .Concat(references.Select((r, i) => Reference(r, i, places)));
            var note = Thinning.Note(places.Count, "2,000 are drawn: the lowest and highest of each stretch");
            var description = $"Lines of {yLabel} against {xLabel}. {Plot.Summaries(series)}{References(references)}{note}";
            var layout = Plot.Layout(Plot.Axis(xLabel, places, logX), logY ? Plot.LogAxis(yLabel, Heights(series, references)) : Plot.Axis(yLabel));
            layout.With(("showlegend", series.Count + references.Count > 1));
            Plot.SayBelow(layout.In("xaxis"), note);
            if (logX && !places.AreWords && places.Count <= FewTicks)
                layout.In("xaxis").With(("tickvals", places.Places()), ("ticktext", places.Places()));
            return new(title, description, TableOf(title, places.Column(xLabel), series), layout, data);
        }

        /// <summary>Lines over the steps 1, 2, 3, …: <c>Chart.Lines("The series", [("x", x)], "t", "x_t")</c>.</summary>
        /// <exception cref="ArgumentException">The series differ in length.</exception>
        public static Figure Lines(
            string title, IReadOnlyList<Series> series, string xLabel, string yLabel,
            IReadOnlyList<(string Name, double Value)>? references = null, bool logX = false, bool logY = false)
        {
            AllGiven(series, xLabel, yLabel);
            return Lines(title, Enumerable.Range(1, series.Count == 0 ? 0 : series[0].Values.Count), series, xLabel, yLabel, references, logX, logY);
        }
    }

    private static IEnumerable<Trace> Line(Series series, Mark mark, AxisValues x, string xLabel, string yLabel)
    {
        if (series is { Lower: { } lower, Upper: { } upper })
        {
            yield return BandEdge(lower, mark, x, filled: false);
            yield return BandEdge(upper, mark, x, filled: true);
        }
        var shown = Thinning.Places(series.Values);
        yield return new Trace2D("scatter").With(
            ("mode", x.Count <= FewPoints || series.Values.Count(double.IsFinite) == 1 ? "lines+markers" : "lines"),
            ("name", PlotText.Math(series.Name)),
            ("x", x.Places(shown)), ("y", Numbers.Of(shown.Select(i => series.Values[i]))),
            ("line", new Line().With(("color", mark.Colour), ("dash", mark.Dash), ("width", x.Count <= 200 ? 2.5 : 1.5))),
            ("marker", new Marker().With(("color", mark.Colour), ("symbol", mark.Symbol), ("size", 8))),
            ("showlegend", true),
            ("hovertemplate", Plot.Hover(series.Name, xLabel, yLabel, x.AreWords ? "%{text}" : "%{x}")),
            ("text", x.AreWords ? PlotText.Escaped(shown.Select(i => x.Labels[i])) : null));
    }

    private static IEnumerable<double> Heights(IReadOnlyList<Series> series, IReadOnlyList<(string Name, double Value)> references) =>
        series.SelectMany(s => s.Values.Concat(s.Lower ?? []).Concat(s.Upper ?? [])).Concat(references.Select(r => r.Value));

    private static Trace2D BandEdge(IReadOnlyList<double> edge, Mark mark, AxisValues x, bool filled)
    {
        var shown = Thinning.Places(edge);
        return new Trace2D("scatter").With(
            ("mode", "lines"),
            ("x", x.Places(shown)), ("y", Numbers.Of(shown.Select(i => edge[i]))),
            ("line", new Line().With(("width", 0), ("color", mark.Colour))),
            ("fill", filled ? "tonexty" : "none"), ("fillcolor", Palette.Tint(mark.Colour, 0.22)),
            ("showlegend", false),
            ("hoverinfo", "skip"));
    }

    private static Table TableOf(string title, Column x, IReadOnlyList<Series> series) => Table.Of(title, [x, .. series.SelectMany(Columns)]);

    private static IEnumerable<Column> Columns(Series series)
    {
        yield return (series.Name, series.Values);
        if (series.Lower is { } lower)
            yield return ($"{series.Name}, low", lower);
        if (series.Upper is { } upper)
            yield return ($"{series.Name}, high", upper);
    }
}
