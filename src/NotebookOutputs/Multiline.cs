using System.Text.Json.Nodes;

namespace NotebookOutputs;

/// <summary>nbformat's "multiline string": one string, or a list of lines that keep their line ends.</summary>
internal static class Multiline
{
    /// <summary>The text with the line ends of Unix; a lone carriage return, with which programs write over a line, stays.</summary>
    public static string Read(JsonNode? node) => (node switch
    {
        JsonArray lines => string.Concat(lines.Select(line => (string?)line)),
        JsonValue text => text.GetValue<string>(),
        _ => "",
    }).Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>A list of lines, so that a change of one line is a change of one line in version control.</summary>
    public static JsonArray Write(string text)
    {
        var lines = new JsonArray();
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            int next = end < 0 ? text.Length : end + 1;
            lines.Add((JsonNode)text[start..next]);
            start = next;
        }
        return lines;
    }
}
