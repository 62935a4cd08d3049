using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace SequenceModels.Charts;

/// <summary>Plotly's JSON as a chart of Plotly.NET, which has no way in of its own.</summary>
internal static partial class ChartReader
{
    // Plotly.NET finds an axis, a line, a marker again only where it has the right type.
    private static readonly Dictionary<string, Func<DynamicObj.DynamicObj>> Types = new()
    {
        ["title"] = () => new Title(),
        ["subtitle"] = () => new Title(),
        ["font"] = () => new Font(),
        ["tickfont"] = () => new Font(),
        ["textfont"] = () => new Font(),
        ["pad"] = () => new Padding(),
        ["margin"] = () => new Margin(),
        ["legend"] = () => new Legend(),
        ["hoverlabel"] = () => new Hoverlabel(),
        ["uniformtext"] = () => new UniformText(),
        ["grid"] = () => new LayoutGrid(),
        ["template"] = () => new Template(),
        ["scene"] = () => new Scene(),
        ["polar"] = () => new Polar(),
        ["coloraxis"] = () => new ColorAxis(),
        ["xaxis"] = () => new LinearAxis(),
        ["yaxis"] = () => new LinearAxis(),
        ["zaxis"] = () => new LinearAxis(),
        ["line"] = () => new Line(),
        ["marker"] = () => new Marker(),
        ["pattern"] = () => new Pattern(),
        ["colorbar"] = () => new ColorBar(),
        ["contours"] = () => new Contours(),
        ["error_x"] = () => new Error(),
        ["error_y"] = () => new Error(),
        ["domain"] = () => new Domain(),
        ["shapes"] = () => new Shape(),
        ["annotations"] = () => new Annotation(),
        ["sliders"] = () => new Slider(),
        ["currentvalue"] = () => new SliderCurrentValue(),
        ["steps"] = () => new SliderStep(),
    };

    /// <summary>A chart with these traces and this layout.</summary>
    public static GenericChart Chart(IEnumerable<Trace> traces, Layout layout) => GenericChart.fromFigure(
        new Plotly.NET.Figure(Microsoft.FSharp.Collections.ListModule.OfSeq(traces), layout, Microsoft.FSharp.Collections.FSharpList<Frame>.Empty));

    /// <summary>The chart that <c>{"data":[…],"layout":{…}}</c> describes; the layout may be missing.</summary>
    /// <exception cref="InvalidOperationException">A part is no object where Plotly has one.</exception>
    public static GenericChart Read(JsonObject plot) => Chart(
        plot["data"]!.AsArray().Select(trace => Trace(trace!.AsObject())), Fill(new Layout(), plot["layout"]?.AsObject() ?? []));

    private static Trace2D Trace(JsonObject json) => Fill(new Trace2D((string?)json["type"] ?? "scatter"), json);

    private static T Fill<T>(T bag, JsonObject json) where T : DynamicObj.DynamicObj
    {
        foreach (var (name, value) in json)
            if (name != "type" || bag is not Plotly.NET.Trace)
                bag.Properties[name] = Value(name, value)!;
        return bag;
    }

    private static object? Value(string name, JsonNode? node) => node switch
    {
        null => null,
        JsonObject part => Fill(Empty(name), part),
        JsonArray list when list.Count > 0 && Types.ContainsKey(name) && list.All(item => item is JsonObject) => Items(name, list),
        JsonArray list => list.Select(item => Value("", item)).ToArray(),
        JsonValue value when value.TryGetValue(out int whole) => whole,
        JsonValue value when value.TryGetValue(out double number) => number,
        JsonValue value when value.TryGetValue(out bool yes) => yes,
        _ => node.ToString(),
    };

    // xaxis2, scene3 and the like are axes and scenes too.
    private static DynamicObj.DynamicObj Empty(string name) =>
        Types.TryGetValue(Number().Replace(name, ""), out var empty) ? empty() : new DynamicObj.DynamicObj();

    private static Array Items(string name, JsonArray list)
    {
        var items = Array.CreateInstance(Empty(name).GetType(), list.Count);
        for (var i = 0; i < list.Count; i++)
            items.SetValue(Fill(Empty(name), list[i]!.AsObject()), i);
        return items;
    }

    [GeneratedRegex(@"\d+$")]
    private static partial Regex Number();
}
