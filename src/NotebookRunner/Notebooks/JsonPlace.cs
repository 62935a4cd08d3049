using System.Text.Json;

namespace NotebookRunner.Notebooks;

/// <summary>Where in a document a reader stands, and what is wrong there that the reader itself lets pass.</summary>
/// <param name="json">What is read.</param>
internal sealed class JsonPlace(byte[] json)
{
    private readonly List<string> path = [];

    /// <summary>Reads the value at which the reader stands to its end.</summary>
    /// <exception cref="FormatException">Something is wrong with it; the message says where.</exception>
    public void Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && path.Count == StrictJson.MostLevels)
            throw Wrong($"has lists and objects more than {StrictJson.MostLevels} deep in each other", reader);
        if (reader.TokenType == JsonTokenType.StartObject)
            ReadProperties(ref reader);
        else if (reader.TokenType == JsonTokenType.StartArray)
            for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                ReadPart($"[{index}]", ref reader);
        else if (reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped)
            Text(reader);
    }

    private void ReadProperties(ref Utf8JsonReader reader)
    {
        HashSet<string> keys = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            string key = Text(reader);
            if (!keys.Add(key))
                throw Wrong($"has the key \"{key}\" twice in {Name()}", reader);
            reader.Read();
            ReadPart(key, ref reader);
        }
    }

    private void ReadPart(string name, ref Utf8JsonReader reader)
    {
        path.Add(name);
        Read(ref reader);
        path.RemoveAt(path.Count - 1);
    }

    private string Text(Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw Wrong($"has half of a character (a lone surrogate) in {Name()}", reader);
        }
    }

    private FormatException Wrong(string problem, Utf8JsonReader reader) =>
        new($"{problem} (line {json.AsSpan(0, (int)reader.TokenStartIndex).Count((byte)'\n') + 1})");

    // The cell is what a person can find; the rest is a path as programs write it.
    private string Name() => path switch
    {
        [] => "the notebook",
        ["cells", ['[', .. var number, ']'], .. var rest] => string.Join(", ", [$"cell {int.Parse(number, null) + 1}", .. rest]),
        _ => string.Join(", ", path),
    };
}
