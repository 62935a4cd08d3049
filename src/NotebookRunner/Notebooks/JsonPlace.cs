using System.Text.Json;

namespace NotebookRunner.Notebooks;

/// <summary>Where in a document a reader stands, and what is wrong there that the reader itself lets pass.</summary>
internal sealed class JsonPlace
{
    private readonly Stack<Level> levels = new();

    /// <summary>Takes the reader's token.</summary>
    /// <returns>What is wrong with it, with its place, or null.</returns>
    public string? Step(ref Utf8JsonReader reader)
    {
        if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
            levels.Pop();
        else if (reader.TokenType == JsonTokenType.PropertyName)
        {
            levels.Peek().Leave();
            return Text(ref reader, out string key) ?? (levels.Peek().Add(key) ? null : $"has the key \"{key}\" twice in {Name()}");
        }
        else
        {
            if (levels.TryPeek(out var level))
                level.Next();
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                levels.Push(new Level(reader.TokenType == JsonTokenType.StartArray));
            if (levels.Count > StrictJson.MostLevels)
                return $"has lists and objects more than {StrictJson.MostLevels} deep in each other";
            if (reader.TokenType == JsonTokenType.String)
                return Text(ref reader, out _);
        }
        return null;
    }

    private string? Text(ref Utf8JsonReader reader, out string text)
    {
        try
        {
            text = reader.ValueIsEscaped || reader.TokenType == JsonTokenType.PropertyName ? reader.GetString()! : "";
            return null;
        }
        catch (InvalidOperationException)
        {
            text = "";
            return $"has half of a character (a lone surrogate) in {Name()}";
        }
    }

    // The cell is what a person can find; the rest is a path as programs write it.
    private string Name()
    {
        var path = levels.Reverse().Select(level => level.Place).Where(place => place.Length > 0).ToList();
        if (path is ["cells", ['[', .. var number, ']'], ..])
            path = [$"cell {int.Parse(number, null) + 1}", .. path.Skip(2)];
        return path.Count == 0 ? "the notebook" : string.Join(", ", path);
    }

    private sealed class Level(bool isList)
    {
        private readonly HashSet<string> keys = [];
        private string key = "";
        private int index = -1;

        public string Place => isList ? index < 0 ? "" : $"[{index}]" : key;

        public void Leave() => key = "";

        public bool Add(string name)
        {
            bool isNew = keys.Add(name);
            key = isNew ? name : "";
            return isNew;
        }

        public void Next() => index++;
    }
}
