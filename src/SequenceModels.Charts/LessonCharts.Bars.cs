namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const int FewBars = 16;
    private const int BarsOfAPhone = 6;

    extension(Chart)
    {
        /// <summary>Bars side by side per category; a series with a band gets error bars: <c>Chart.Bars("AR wins", ["k=1", "k=4"], [("AR", a), ("naive", n, Role.Baseline)], "horizon", "RMSE")</c>.</summary>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="categories">One name a group of bars.</param>
        /// <param name="series">One bar a category each.</param>
        /// <param name="xLabel">What the categories are.</param>
        /// <param name="yLabel">What the height is, with its unit.</param>
        /// <param name="references">Horizontal lines with a name, for what is to be beaten. Default: none.</param>
        /// <exception cref="ArgumentException">A series has more or fewer values than there are categories.</exception>
        public static Figure Bars(
            string title, IEnumerable<string> categories, IReadOnlyList<Series> series, string xLabel, string yLabel,
            IReadOnlyList<(string Name, double Value)>? references = null)
        {
            AllGiven(categories, series, xLabel, yLabel);
            var places = AxisValues.From(categories);
            Require(series, places.Count, "categories");
            references ??= [];
            // A number above a bar would lie on its error bar.
            var print = places.Count * series.Count <= FewBars && series.All(s => s.Lower is null);
            // Numbers side by side need more room than the bars of a phone have.
            var upright = print && places.Count * series.Count > BarsOfAPhone;
            var data = series.Zip(Palette.For(series)).Select(pair => Bar(pair.First, pair.Second, places, yLabel, print, upright))
                .Concat(references.Select((r, i) => Reference(r, i, places)));
            var layout = Plot.Layout(Plot.Axis(xLabel, places), Plot.Axis(yLabel));
            layout.With(("barmode", "group"), ("bargap", 0.25));
            if (upright && Heights(series, references).Where(double.IsFinite).ToArray() is { Length: > 0 } heights)
                layout.In("yaxis").With(("range", Numbers.Of([1.25 * Math.Min(0, heights.Min()), 1.25 * Math.Max(0, heights.Max())])));
            layout.With(("showlegend", series.Count + references.Count > 1));
            var description = $"Bars of {yLabel} for each {xLabel}. {Plot.Summaries(series)}{References(references)}";
            return new(title, description, TableOf(title, places.Column(xLabel), series), layout, data);
        }
    }

    private static Trace2D Bar(Series series, Mark mark, AxisValues places, string yLabel, bool print, bool upright = false) => new Trace2D("bar").With(
        ("name", PlotText.Math(series.Name)),
        ("x", places.Places()), ("y", Numbers.Of(series.Values)),
        ("marker", new Marker().With(("color", mark.Colour), ("pattern", new Pattern().With(("shape", Pattern(mark)), ("solidity", 0.2), ("fillmode", "overlay"), ("fgcolor", "#ffffff"), ("fgopacity", 0.45))))),
        ("error_y", series is { Lower: { } lower, Upper: { } upper } ? ErrorBars(series.Values, lower, upper) : null),
        ("text", print ? PlotText.Escaped(series.Values.Select(NumberFormat.For(series.Values).Text)) : null),
        ("textposition", print ? "outside" : null),
        ("textangle", upright ? -90 : 0),
        ("constraintext", "none"),
        ("cliponaxis", false),
        ("customdata", PlotText.Escaped(places.Labels)),
        ("hovertemplate", $"%{{customdata}}, {Plot.Template(series.Name)}: {Plot.Template(yLabel)} %{{y:.4~g}}<extra></extra>"));

    private static Error ErrorBars(IReadOnlyList<double> middle, IReadOnlyList<double> lower, IReadOnlyList<double> upper) => new Error().With(
        ("type", "data"),
        ("symmetric", false),
        ("array", Numbers.Of(upper.Zip(middle, (high, m) => high - m))),
        ("arrayminus", Numbers.Of(middle.Zip(lower, (m, low) => m - low))),
        ("color", Palette.Ink));

    private static string Pattern(Mark mark) => mark.Dash switch { "dash" => "/", "dot" => ".", "dashdot" => "\\", "longdash" => "x", "longdashdot" => "-", _ => "" };
}
