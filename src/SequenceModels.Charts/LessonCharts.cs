using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequenceModels.Charts;

/// <summary>The charts of the lessons, one call each, beside those of Plotly.NET under one name: <c>Chart.Lines(…)</c> is ours, <c>Chart.Line&lt;…&gt;(…)</c> Plotly.NET's.</summary>
public static partial class LessonCharts
{
    extension(Chart)
    {
        /// <summary>A chart that comes as Plotly's JSON, from Python or R for example: with a title, a table of its numbers and words like the others.</summary>
        /// <remarks>A chart of Plotly.NET needs no JSON: <c>Figure figure = chart;</c>. Appendix A1 goes both ways.</remarks>
        /// <param name="title">The finding, in one sentence; it takes the place of the chart's own.</param>
        /// <param name="json"><c>{"data":[…],"layout":{…}}</c>; the layout may be missing. Frames are left out: Plotly.NET's chart holds none.</param>
        /// <exception cref="ArgumentException">It is no such JSON.</exception>
        public static Figure FromPlotly(string title, string json)
        {
            AllGiven(title, json);
            try
            {
                return ((Figure)ChartReader.Read(JsonNode.Parse(json)!.AsObject())).WithTitle(title);
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException)
            {
                throw new ArgumentException($"This is no figure of Plotly, which is {{\"data\":[…],\"layout\":{{…}}}}: {error.Message}", nameof(json), error);
            }
        }
    }

    /// <summary>A horizontal line for what any model must beat, with its name and value in the legend.</summary>
    private static Trace2D Reference((string Name, double Value) reference, int place, AxisValues x) => new Trace2D("scatter").With(
        ("mode", "lines"),
        ("name", PlotText.Math($"{reference.Name}: {NumberFormat.Short(reference.Value)}")),
        ("x", x.Ends()), ("y", Numbers.Of([reference.Value, reference.Value])),
        ("line", new Line().With(("color", Palette.Of(Role.Baseline, 0).Colour), ("dash", place % 2 == 0 ? "dash" : "dot"), ("width", 2))),
        ("hovertemplate", $"{Plot.Template(reference.Name)}: %{{y:.4~g}}<extra></extra>"));

    private static string References(IReadOnlyList<(string Name, double Value)> references) =>
        string.Concat(references.Select(r => $" Line at {NumberFormat.Short(r.Value)}: {r.Name}."));

    private static void Require(IReadOnlyList<Series> series, int count, string what)
    {
        if (series.Count == 0)
            throw new ArgumentException("A chart needs one series or more: [(\"name\", values), …].");
        if (series.FirstOrDefault(s => s.Values.Count != count) is { } odd)
            throw new ArgumentException($"Series '{odd.Name}' has {odd.Values.Count} values but there are {count} {what}: give one value for each.");
    }
}
