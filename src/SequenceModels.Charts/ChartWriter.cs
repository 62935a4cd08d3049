using System.Collections;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Newtonsoft.Json.Linq;

namespace SequenceModels.Charts;

/// <summary>A chart of Plotly.NET as Plotly's JSON.</summary>
/// <remarks>
/// Not <c>GenericChart.toFigureJson</c>: that writes NaN as the word "NaN" and seventeen digits of every number, and lets <c>&lt;/script&gt;</c> in a name end the script it stands in.
/// </remarks>
internal static class ChartWriter
{
    // The encoder escapes <, >, & and quotes, so the text is safe inside a script element.
    private static readonly JsonSerializerOptions Safe = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Text(JsonNode json) => json.ToJsonString(Safe);

    /// <summary><c>{"data":[…],"layout":{…}}</c>.</summary>
    public static JsonObject Write(GenericChart chart) => new()
    {
        ["data"] = new JsonArray([.. GenericChart.getTraces(chart).Select(Write)]),
        ["layout"] = Write(GenericChart.getLayout(chart)),
    };

    public static JsonObject Write(DynamicObj.DynamicObj bag)
    {
        var json = new JsonObject();
        if (bag is Trace trace)
            json["type"] = trace.type;
        foreach (var (name, value) in bag.Properties)
            json[name] = Node(value);
        return json;
    }

    private static JsonNode? Node(object? value) => value switch
    {
        null => null,
        string text => text,
        bool yes => yes,
        int whole => whole,
        double number => Number(number),
        float number => Number(number),
        decimal number => Number((double)number),
        sbyte or byte or short or ushort or uint or long or ulong => Convert.ToInt64(value, CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd HH:mm:ss.FFF", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DynamicObj.DynamicObj bag => Write(bag),
        IEnumerable list and not IDictionary => new JsonArray([.. list.Cast<object?>().Select(Node)]),
        // What Plotly.NET has converters of its own for: colours, encoded arrays.
        _ => Node(JToken.FromObject(value, Newtonsoft.Json.JsonSerializer.Create(Globals.JSON_CONFIG))),
    };

    private static JsonNode? Node(JToken token) => token switch
    {
        JObject part => new JsonObject(part.Properties().Select(property => KeyValuePair.Create(property.Name, Node(property.Value)))),
        JArray list => new JsonArray([.. list.Select(Node)]),
        _ => Node(((JValue)token).Value),
    };

    private static JsonValue? Number(double number) => Numbers.Of(number) is { } finite ? JsonValue.Create(finite) : null;
}
