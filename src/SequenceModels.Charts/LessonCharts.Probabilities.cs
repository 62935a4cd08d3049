namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const int MostOutcomes = 6;

    extension(Chart)
    {
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
