using System.Text;
using System.Text.Json;

namespace NotebookRunner.Notebooks;

/// <summary>JSON as every program reads it alike: each key once, whole characters, numbers that JSON has, not nested beyond reason.</summary>
internal static class StrictJson
{
    /// <summary>How deep lists and objects may lie in each other.</summary>
    public const int MostLevels = 200;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MostLevels };

    /// <exception cref="FormatException">It is not; the message, which goes on after the file's name, says what and where.</exception>
    public static JsonNode? Parse(string text)
    {
        byte[] json = Encoding.UTF8.GetBytes(text);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MostLevels + 1 });
        try
        {
            if (reader.Read())
                new JsonPlace(json).Read(ref reader);
            return JsonNode.Parse(text, documentOptions: Options);
        }
        catch (JsonException error)
        {
            throw new FormatException($"is not valid JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}){(IsCut(json) ? ": it ends in the middle, as after a download or a save that was cut off" : Hint(json, reader.BytesConsumed))}", error);
        }
    }

    // All right so far, only that more should come.
    private static bool IsCut(byte[] json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = MostLevels + 1 }));
        try
        {
            while (reader.Read())
            {
            }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // Python writes them, and no other program reads them.
    private static string Hint(byte[] json, long consumed)
    {
        string rest = Encoding.UTF8.GetString(json.AsSpan((int)consumed, (int)Math.Min(20, json.Length - consumed))).TrimStart(' ', '\r', '\n', '\t', ',', ':', '[');
        string? number = Array.Find(["NaN", "Infinity", "-Infinity"], name => rest.StartsWith(name, StringComparison.Ordinal));
        return number is null ? "" : $": JSON has no number {number}";
    }
}
