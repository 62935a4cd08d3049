using System.Text.Json;
using System.Text.Json.Nodes;

namespace SequenceModels.Charts;

/// <summary>Gives plots the same axes, colour scale and size, so that what moves from one to the next is the data.</summary>
internal static class CommonScale
{
    private const double Room = 0.06;

    public static void Apply(IReadOnlyList<JsonObject> plots)
    {
        foreach (var axis in (string[])["x", "y"])
            ShareRange(plots, axis);
        for (var trace = 0; trace < plots[0]["data"]!.AsArray().Count; trace++)
            ShareColours([.. plots.Select(plot => plot["data"]![trace]!)]);
        ShareLargest([.. plots.Select(plot => plot["layout"]!)], "height");
        if (plots.All(plot => plot["layout"]!["meta"] is not null))
            ShareLargest([.. plots.Select(plot => plot["layout"]!["meta"]!)], "minWidth");
    }

    private static void ShareRange(IReadOnlyList<JsonObject> plots, string name)
    {
        JsonNode[] axes = [.. plots.Select(plot => plot["layout"]![name + "axis"]!)];
        (double From, double To)?[] ranges = [.. plots.Zip(axes, (plot, axis) => axis["range"] is { } range ? ((double)range[0]!, (double)range[1]!) : Extent(plot, name, IsLog(axis)))];
        if (ranges.Any(range => range is null) || ranges.Distinct().Count() == 1)
            return;
        var (low, high) = (ranges.Min(range => Math.Min(range!.Value.From, range.Value.To)), ranges.Max(range => Math.Max(range!.Value.From, range.Value.To)));
        foreach (var axis in axes)
        {
            axis["range"] = ranges[0]!.Value.From > ranges[0]!.Value.To ? Pair(high, low) : Pair(low, high);
            if (IsLog(axis) ? high - low >= 2 : axis["dtick"] is not null)
                ChooseTicksAnew(axis, high - low);
        }
    }

    private static JsonArray Pair(double from, double to) => new(Numbers.Round(from), Numbers.Round(to));

    private static bool IsLog(JsonNode axis) => (string?)axis["type"] == "log";

    // Ticks for every whole number, or for 2 and 5 too, or for every power of ten, are too many on a wider axis.
    private static void ChooseTicksAnew(JsonNode axis, double width)
    {
        foreach (var choice in (string[])["tickmode", "tickvals", "ticktext"])
            axis[choice] = null;
        axis["dtick"] = IsLog(axis) ? Plot.PowersBetweenTicks(width) : null;
    }

    // With some room around it, as plotly.js leaves it where it chooses the range; more where numbers stand above bars.
    private static (double From, double To)? Extent(JsonObject plot, string name, bool log)
    {
        JsonObject[] traces = [.. plot["data"]!.AsArray().Cast<JsonObject>().Where(trace => (bool?)trace["visible"] != false)];
        double[] values = [.. traces.SelectMany(trace => Reach(trace, name)).Select(value => log ? Math.Log10(value) : value).Where(double.IsFinite)];
        if (values.Length == 0)
            return null;
        var bars = name == "y" && traces.Any(IsBar);
        var room = Math.Max((bars ? 2 : 1) * Room * (values.Max() - values.Min()), 1e-9 + (1e-3 * Math.Abs(values.Max())));
        return (bars && values.Min() == 0 ? 0 : values.Min() - room, values.Max() + room);
    }

    private static bool IsBar(JsonObject trace) => (string?)trace["type"] == "bar";

    // As far as the marks of a trace go: bars start at zero, and error bars reach beyond them.
    private static double[] Reach(JsonObject trace, string name)
    {
        var values = ValuesOf(trace[name]);
        if (name == "x")
            return values;
        double[] ground = IsBar(trace) ? [0] : [];
        return [.. values, .. ground, .. values.Zip(ValuesOf(trace["error_y"]?["array"]), (v, e) => v + e), .. values.Zip(ValuesOf(trace["error_y"]?["arrayminus"]), (v, e) => v - e)];
    }

    private static double[] ValuesOf(JsonNode? list) =>
        [.. (list as JsonArray ?? []).Select(value => value is JsonValue number && number.GetValueKind() == JsonValueKind.Number ? (double)number : double.NaN)];

    // Numbers below zero in one plot turn the colours of all: they then run both ways from zero.
    private static void ShareColours(JsonNode[] traces)
    {
        if (traces.Any(trace => trace["zmin"] is null || trace["zmax"] is null))
            return;
        var widest = traces.MinBy(trace => (double)trace["zmin"]!)!;
        var (low, high) = ((double)widest["zmin"]!, traces.Max(trace => (double)trace["zmax"]!));
        foreach (var trace in traces)
        {
            trace["zmin"] = low < 0 ? -Math.Max(-low, high) : low;
            trace["zmax"] = low < 0 ? Math.Max(-low, high) : high;
            trace["colorscale"] = widest["colorscale"]?.DeepClone();
        }
    }

    private static void ShareLargest(JsonNode[] sizes, string name)
    {
        var largest = sizes.Max(size => (int?)size[name]);
        foreach (var size in sizes)
            size[name] = largest;
    }
}
