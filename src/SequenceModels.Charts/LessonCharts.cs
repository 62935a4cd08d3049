namespace SequenceModels.Charts;

/// <summary>The charts of the lessons, one call each, beside those of Plotly.NET under one name: <c>Chart.Lines(…)</c> is ours, <c>Chart.Line&lt;…&gt;(…)</c> Plotly.NET's.</summary>
public static partial class LessonCharts
{
    /// <summary>A horizontal line for what any model must beat, with its name and value in the legend.</summary>
    private static Trace2D Reference((string Name, double Value) reference, int place, AxisValues x) => new Trace2D("scatter").With(
        ("mode", "lines"),
        ("name", PlotText.Math($"{reference.Name}: {NumberFormat.Short(reference.Value)}")),
        ("x", x.Ends()),
        ("y", Numbers.Of([reference.Value, reference.Value])),
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
