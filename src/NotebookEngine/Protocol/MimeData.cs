using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookEngine.Protocol;

/// <summary>What nbformat and Jupyter's messages want of a value's forms: JSON as JSON, all else as text.</summary>
internal static class MimeData
{
    public static JsonNode? Read(string mimeType, string text, Func<string, JsonNode?> asText) => IsJson(mimeType) && TryParse(text, out var json) ? json : asText(text);

    private static bool IsJson(string mimeType) => mimeType == "application/json" || mimeType.EndsWith("+json", StringComparison.Ordinal);

    private static bool TryParse(string text, out JsonNode? json)
    {
        try
        {
            json = JsonNode.Parse(text);
            return true;
        }
        catch (JsonException)
        {
            json = null;
            return false;
        }
    }
}
