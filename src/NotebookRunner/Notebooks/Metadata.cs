namespace NotebookRunner.Notebooks;

/// <summary>What editors note beside a notebook or a cell, in which anything may stand.</summary>
internal static class Metadata
{
    /// <param name="metadata">Of a notebook or of a cell.</param>
    /// <param name="path">The names that lead there.</param>
    /// <returns>The text at a place; null where there is none, or something else.</returns>
    public static string? Text(JsonObject metadata, params ReadOnlySpan<string> path)
    {
        JsonNode? node = metadata;
        foreach (string part in path)
            node = (node as JsonObject)?[part];
        return node is JsonValue value && value.TryGetValue(out string? text) && text.Length > 0 ? text : null;
    }
}
