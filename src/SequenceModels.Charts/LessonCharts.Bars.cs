namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const int FewBars = 16, BarsOfAPhone = 6, MostOutcomes = 6;

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

        /// <summary>A distribution per step as a stacked bar: <c>Chart.Probabilities("Rain grows likelier", ["day 1", "day 2"], ["rain", "sun"], p, "day")</c>.</summary>
        /// <remarks>Of more than six outcomes the likeliest are drawn and the rest is one grey piece; a heat map shows them all.</remarks>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="steps">One name a bar; the same name may come twice.</param>
        /// <param name="outcomes">One name a piece.</param>
        /// <param name="probabilities">One column a step [outcomes×steps], each with sum 1.</param>
        /// <param name="xLabel">What a step is.</param>
        /// <param name="yLabel">What the height is. Default: probability.</param>
        /// <exception cref="ArgumentException">The names do not fit the matrix.</exception>
        public static Figure Probabilities(
            string title, IEnumerable<string> steps, IEnumerable<string> outcomes, Matrix<double> probabilities, string xLabel = "step", string yLabel = "probability")
        {
            AllGiven(steps, outcomes, probabilities, xLabel, yLabel);
            var places = AxisValues.From(Labels.Of(steps, probabilities.ColumnCount, "columns (steps)"));
            var names = Labels.Of(outcomes, probabilities.RowCount, "rows (outcomes)");
            Series[] all = [.. names.Select((name, k) => (Series)(name, probabilities.Row(k)))];
            var pieces = Likeliest(all);
            var layout = Plot.Layout(Plot.Axis(xLabel, places), Plot.Axis(yLabel).With(("range", Numbers.Of([0, 1.0001])))).With(("barmode", "stack"), ("bargap", 0.12));
            var data = pieces.Zip(Palette.For(pieces)).Select(pair => Piece(pair.First, pair.Second, places, yLabel));
            return new(title, $"Stacked bars of {yLabel} for each {xLabel}. {Plot.Summaries(all)}", TableOf(title, places.Column(xLabel), all), layout, data);
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

    private static Series[] Likeliest(Series[] all)
    {
        if (all.Length <= MostOutcomes)
            return all;
        var kept = all.OrderByDescending(outcome => outcome.Values.Sum()).Take(MostOutcomes - 1).ToHashSet();
        Series[] rest = [.. all.Where(outcome => !kept.Contains(outcome))];
        var sums = Enumerable.Range(0, all[0].Values.Count).Select(t => rest.Sum(outcome => outcome.Values[t]));
        return [.. all.Where(kept.Contains), ($"{rest.Length} others", sums, Role.Baseline)];
    }

    private static Trace2D Piece(Series outcome, Mark mark, AxisValues places, string yLabel)
    {
        var name = PlotText.Escape(outcome.Name);
        return Bar(outcome, mark, places, yLabel, print: false).With(
            ("text", outcome.Values.Select(p => p >= 0.1 && places.Count <= 16 ? $"{name} {p:0.00}" : "").ToArray()),
            ("textposition", "inside"), ("insidetextanchor", "middle"), ("textangle", 0), ("textfont", new Font().With(("color", Palette.TextOn(mark.Colour)))),
            ("marker", new Marker().With(("color", mark.Colour), ("line", new Line().With(("color", Palette.Surface), ("width", 1))))));
    }
}
