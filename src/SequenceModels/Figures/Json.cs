using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace SequenceModels.Figures;

/// <summary>Numbers and words as JSON. Six digits hide what differs from processor to processor, so that committed outputs stay as they are.</summary>
internal static class Json
{
    // The encoder escapes <, >, & and quotes, so the text is safe inside a script element.
    private static readonly JsonSerializerOptions Compact = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(JsonNode node) => node.ToJsonString(Compact);

    public static JsonNode? Number(double value) => double.IsFinite(value) ? JsonValue.Create(Round(value)) : null;

    public static JsonArray Numbers(IEnumerable<double> values) => new([.. values.Select(Number)]);

    public static JsonArray Rows(IEnumerable<IEnumerable<double>> rows) => new([.. rows.Select(Numbers)]);

    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)PlotText.Escape(text))]);

    // Adding zero turns −0 into 0.
    public static double Round(double value) => double.Parse(value.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) + 0.0;
}
