using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookRunner.Notebooks;

/// <summary>Whether what this program reads of a cell has the type that nbformat gives it: checked once, when the file is opened.</summary>
internal static class CellShape
{
    /// <returns>The name of the first part of another type, or null.</returns>
    public static string? WrongPart(JsonObject cell) => First(
        cell, ("cell_type", IsText), ("id", IsText), ("source", IsLines), ("metadata", IsObject), ("execution_count", IsNumber), ("outputs", AreOutputs));

    private static string? First(JsonObject json, params (string Name, Func<JsonNode?, bool> Fits)[] parts) =>
        parts.FirstOrDefault(part => !part.Fits(json[part.Name])).Name;

    private static bool AreOutputs(JsonNode? node) => node is null || (node is JsonArray outputs && outputs.All(IsOutput));

    private static bool IsOutput(JsonNode? node) => node is JsonObject output && First(
        output, ("output_type", IsText), ("name", IsText), ("text", IsLines), ("data", IsData), ("ename", IsText), ("evalue", IsText), ("traceback", IsLines)) is null;

    private static bool IsData(JsonNode? node) => node is null || (node is JsonObject data && data.Where(IsShown).All(value => IsLines(value.Value)));

    private static bool IsShown(KeyValuePair<string, JsonNode?> value) =>
        value.Key.StartsWith("text/", StringComparison.Ordinal) || value.Key.StartsWith("image/", StringComparison.Ordinal);

    private static bool IsLines(JsonNode? node) => IsText(node) || (node is JsonArray lines && lines.All(IsText));

    private static bool IsObject(JsonNode? node) => node is null or JsonObject;

    private static bool IsText(JsonNode? node) => node is null || node.GetValueKind() == JsonValueKind.String;

    private static bool IsNumber(JsonNode? node) => node is null || node.GetValueKind() == JsonValueKind.Number;
}
