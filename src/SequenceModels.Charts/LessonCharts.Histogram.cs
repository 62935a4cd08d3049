namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    extension(Chart)
    {
        /// <summary>How values spread, in bins of equal width: <c>Chart.Histogram("The states crowd at ±1", [("h", h, Role.State)], "h")</c>.</summary>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="samples">One outline each; they may differ in length.</param>
        /// <param name="xLabel">What the values are, with their unit.</param>
        /// <param name="bins">How many bins. Default: 30.</param>
        /// <exception cref="ArgumentException">There are no samples or a sample has no numbers.</exception>
        public static Figure Histogram(string title, IReadOnlyList<Series> samples, string xLabel, int bins = 30)
        {
            AllGiven(samples, xLabel);
            if (samples.Count == 0 || samples.Any(sample => !sample.Values.Any(double.IsFinite)) || bins < 1)
                throw new ArgumentException("A histogram needs one bin or more and one sample or more, each with numbers: [(\"name\", values), …].");
            double[] all = [.. samples.SelectMany(sample => sample.Values).Where(double.IsFinite)];
            var (low, high) = all.Max() > all.Min() ? (all.Min(), all.Max()) : (all[0] - 0.5, all[0] + 0.5);
            var width = (high - low) / bins;
            double[] centres = [.. Enumerable.Range(0, bins).Select(i => low + ((i + 0.5) * width))];
            Series[] shares = [.. samples.Select(sample => sample with { Values = Shares(sample.Values, low, width, bins) })];
            var layout = Plot.Layout(Plot.Axis(xLabel), Plot.Axis("share of the values")).With(("showlegend", samples.Count > 1));
            var data = shares.Zip(Palette.For(shares)).Select(pair => Outline(pair.First, pair.Second, centres, xLabel));
            return new(title, $"Histogram of {xLabel} in {bins} bins. {Plot.Summaries(samples)}", TableOf(title, (xLabel, centres), shares), layout, data);
        }
    }

    private static double[] Shares(IReadOnlyList<double> values, double low, double width, int bins)
    {
        var shares = new double[bins];
        double[] finite = [.. values.Where(double.IsFinite)];
        foreach (var value in finite)
            shares[Math.Clamp((int)((value - low) / width), 0, bins - 1)] += 1.0 / finite.Length;
        return shares;
    }

    private static Trace2D Outline(Series shares, Mark mark, double[] centres, string xLabel) => new Trace2D("scatter").With(
        ("mode", "lines"),
        ("name", PlotText.Math(shares.Name)),
        ("x", Numbers.Of(centres)), ("y", Numbers.Of(shares.Values)),
        ("line", new Line().With(("color", mark.Colour), ("dash", mark.Dash), ("width", 2), ("shape", "hvh"))),
        ("fill", "tozeroy"), ("fillcolor", Palette.Tint(mark.Colour, 0.22)),
        ("hovertemplate", $"{Plot.Template(shares.Name)}: %{{y:.1%}} near {Plot.Template(xLabel)} %{{x:.4~g}}<extra></extra>"));
}
