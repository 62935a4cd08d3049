using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequenceModels.Figures;

public static partial class Chart
{
    /// <summary>A chart that another library made, as Plotly's JSON, for example Plotly.NET's <c>GenericChart.toFigureJson</c>: with a title, a table of its points and words like the others.</summary>
    /// <remarks>Appendix A1 brings a chart back with it.</remarks>
    /// <param name="title">The finding, in one sentence; it takes the place of the chart's own.</param>
    /// <param name="json"><c>{"data":[…],"layout":{…},"frames":[…]}</c>, each trace with a list y and mostly a list x; layout and frames may be missing.</param>
    /// <exception cref="ArgumentException">It is no such JSON, or a trace has no list y.</exception>
    public static Figure FromPlotly(string title, string json)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            return FromPlotly(title, JsonNode.Parse(json)!.AsObject());
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or NullReferenceException)
        {
            throw new ArgumentException($"This is no figure of Plotly, which is {{\"data\":[…],\"layout\":{{…}}}}: {error.Message}", nameof(json), error);
        }
    }

    private static Figure FromPlotly(string title, JsonObject plot)
    {
        JsonObject[] traces = [.. plot["data"]!.AsArray().Select(trace => trace!.DeepClone().AsObject())];
        var given = plot["layout"]?.AsObject() ?? [];
        var (xLabel, yLabel) = (AxisTitle(given["xaxis"], "x"), AxisTitle(given["yaxis"], "y"));
        var layout = Plot.Layout(Plot.Axis(xLabel), Plot.Axis(yLabel));
        foreach (var (name, value) in given.Where(part => part.Key != "title" || part.Value is JsonObject))
            layout[name] = value?.DeepClone();
        string[] names = [.. traces.Select((trace, i) => (string?)trace["name"] ?? $"trace {i + 1}")];
        var points = traces.Zip(names).SelectMany(pair => PointsOf(pair.First, pair.Second)).ToList();
        var table = Table.Of(title, ("trace", points.Select(point => point.Trace)), (xLabel, points.Select(point => point.X)), (yLabel, points.Select(point => point.Y)));
        string description = $"{traces.Length} traces of {yLabel} against {xLabel}, {points.Count} points: {string.Join(", ", names)}.";
        return new(title, description, table, layout, traces, plot["frames"]?.AsArray().Select(frame => frame?.DeepClone()));
    }

    private static IEnumerable<(string Trace, object? X, object? Y)> PointsOf(JsonObject trace, string name)
    {
        if (trace["y"] is not JsonArray y)
            throw new ArgumentException($"'{name}' is a trace of type {trace["type"]} without a list y; only points, lines and bars with y = [1.5, 2, …] can be taken over.");
        var x = trace["x"] as JsonArray;
        return y.Select((value, i) => (name, x is null ? i : Cell(x[i]), Cell(value)));
    }

    private static object? Cell(JsonNode? value) => value?.GetValueKind() == JsonValueKind.Number ? value.GetValue<double>() : value?.ToString();

    // Plotly takes {"title":{"text":"t"}} and the short {"title":"t"}.
    private static string AxisTitle(JsonNode? axis, string otherwise) =>
        ((axis?["title"] is JsonObject title ? title["text"] : axis?["title"])?.ToString() is { Length: > 0 } text) ? text : otherwise;
}
