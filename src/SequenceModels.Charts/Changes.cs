using System.Text.Json.Nodes;

namespace SequenceModels.Charts;

/// <summary>What differs between versions of one JSON object: objects, and lists of objects by place, are gone into; any other value is taken whole.</summary>
internal static class Changes
{
    /// <summary>One object a version that holds every entry in which any version differs from another, null where it has none.</summary>
    public static JsonObject[] Between(IReadOnlyList<JsonObject> versions)
    {
        JsonObject[] changes = [.. versions.Select(_ => new JsonObject())];
        foreach (var key in versions.SelectMany(version => version).Select(entry => entry.Key).Distinct())
        {
            JsonNode?[] values = [.. versions.Select(version => version[key])];
            if (values.All(value => JsonNode.DeepEquals(value, values[0])))
                continue;
            foreach (var (change, value) in changes.Zip(Parts(values)))
                change[key] = value;
        }
        return changes;
    }

    private static IEnumerable<JsonNode?> Parts(JsonNode?[] values) =>
        values.All(value => value is JsonObject) ? Between([.. values.Cast<JsonObject>()])
        : values.All(IsListOfObjects) && values.All(list => list!.AsArray().Count == values[0]!.AsArray().Count) ? ByPlace([.. values.Cast<JsonArray>()])
        : values.Select(value => value?.DeepClone());

    private static JsonArray[] ByPlace(JsonArray[] lists)
    {
        JsonObject[][] places = [.. Enumerable.Range(0, lists[0].Count).Select(i => Between([.. lists.Select(list => list[i]!.AsObject())]))];
        return [.. lists.Select((_, version) => new JsonArray([.. places.Select(place => place[version])]))];
    }

    private static bool IsListOfObjects(JsonNode? node) => node is JsonArray list && list.All(item => item is JsonObject);
}
