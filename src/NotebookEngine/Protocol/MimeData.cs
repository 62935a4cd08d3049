using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookEngine.Protocol;

/// <summary>What nbformat and Jupyter's messages want of a value's forms: JSON as JSON, all else as text.</summary>
internal static class MimeData
{
    public static JsonNode? Read(string mimeType, string text, Func<string, JsonNode?> asText)
    {
        if (mimeType != "application/json" && !mimeType.EndsWith("+json", StringComparison.Ordinal))
            return asText(text);
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return asText(text);
        }
    }
}
