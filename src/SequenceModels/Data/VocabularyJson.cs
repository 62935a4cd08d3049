using System.Text.Encodings.Web;
using System.Text.Json;

namespace SequenceModels.Data;

/// <summary>A vocabulary as JSON: <c>{"symbols": ["a", "b"], "unknown": "b"}</c>.</summary>
internal static class VocabularyJson
{
    private static readonly JsonSerializerOptions Style = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static string Write(Vocabulary vocabulary) => JsonSerializer.Serialize(new Content(vocabulary.Symbols, vocabulary.Unknown), Style);

    /// <exception cref="InvalidDataException">It is not a vocabulary.</exception>
    public static Vocabulary Read(string json, string path)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(json, Style);
            return content?.Symbols is null || content.Symbols.Contains(null!)
                ? throw new InvalidDataException($"{path} holds no vocabulary: {{\"symbols\": [\"a\", \"b\"]}} is needed, as Vocabulary.Save writes it.")
                : new Vocabulary(content.Symbols, content.Unknown);
        }
        catch (Exception error) when (error is JsonException or ArgumentException)
        {
            throw new InvalidDataException($"{path} holds no vocabulary: {error.Message}", error);
        }
    }

    private sealed record Content(IReadOnlyList<string> Symbols, string? Unknown);
}
