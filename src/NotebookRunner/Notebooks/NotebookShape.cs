using System.Text.Json;

namespace NotebookRunner.Notebooks;

/// <summary>Whether what this program reads of a notebook has the type that nbformat 4 gives it: checked once, when the file is opened.</summary>
internal static class NotebookShape
{
    /// <summary>The place of the first part of another type, seen from a node: <c>tags[0]</c>; empty for the node itself, null where all fits.</summary>
    private delegate string? Rule(JsonNode? node);

    private static readonly Rule Text = Is(node => node.GetValueKind() == JsonValueKind.String);
    private static readonly Rule KindOfCell = Is(node => node is JsonValue value && value.TryGetValue(out string? kind) && kind is ("code" or "markdown" or "raw"));
    private static readonly Rule Number = Is(node => node.GetValueKind() == JsonValueKind.Number);
    private static readonly Rule Integer = Is(node => node is JsonValue value && value.TryGetValue(out int _));
    private static readonly Rule Lines = node => node is JsonArray ? List(Text)(node) : Text(node);

    private static readonly Rule Outputs = List(Required(Parts(
        ("output_type", Text), ("name", Text), ("text", Lines), ("data", Data), ("metadata", Parts()), ("ename", Text), ("evalue", Text), ("traceback", Lines))));

    private static readonly Rule Cell = Required(Parts(
        ("cell_type", Required(KindOfCell)), ("id", Text), ("source", Lines), ("execution_count", Integer), ("outputs", Outputs), ("attachments", Attachments),
        ("metadata", Parts(("tags", List(Required(Text))), ("slideshow", Parts(("slide_type", Text))), ("rnn", Parts(("seconds", Number)))))));

    private static readonly Rule Metadata = Parts(
        ("kernelspec", Parts(("name", Text), ("language", Text), ("display_name", Text))), ("language_info", Parts(("name", Text))), ("rnn", Parts(("skipped", Text))));

    /// <returns>The place of the first part that does not fit, such as <c>cell 3: "metadata.tags[0]"</c>, or null.</returns>
    public static string? WrongPart(JsonObject notebook)
    {
        if (Parts(("nbformat_minor", Integer), ("metadata", Metadata))(notebook) is { } part)
            return $"\"{part}\"";
        foreach (var (index, cell) in notebook["cells"]!.AsArray().Index())
            if (Cell(cell) is { } place)
                return $"cell {index + 1}: {(place.Length == 0 ? "it" : $"\"{place}\"")}";
        return null;
    }

    // Of a value's forms those are read that can be shown as text or as a picture.
    private static string? Data(JsonNode? node) =>
        node is JsonObject data ? Parts([.. data.Where(IsShown).Select(form => (form.Key, Lines))])(data) : Parts()(node);

    private static bool IsShown(KeyValuePair<string, JsonNode?> form) =>
        form.Key.StartsWith("text/", StringComparison.Ordinal) || form.Key.StartsWith("image/", StringComparison.Ordinal);

    private static string? Attachments(JsonNode? node) =>
        node is JsonObject files ? Parts([.. files.Select(file => (file.Key, (Rule)Data))])(files) : Parts()(node);

    // What is missing or null fits everywhere, but where it is required.
    private static Rule Is(Predicate<JsonNode> fits) => node => node is null || fits(node) ? null : "";

    private static Rule Required(Rule rule) => node => node is null ? "" : rule(node);

    private static Rule List(Rule item) => node => node switch
    {
        null => null,
        JsonArray items => items.Select((each, index) => item(each) is { } place ? Join($"[{index}]", place) : null).FirstOrDefault(place => place is not null),
        _ => "",
    };

    private static Rule Parts(params (string Name, Rule Rule)[] parts) => node => node switch
    {
        null => null,
        JsonObject json => parts.Select(part => part.Rule(json[part.Name]) is { } place ? Join(part.Name, place) : null).FirstOrDefault(place => place is not null),
        _ => "",
    };

    private static string Join(string name, string place) => place.Length == 0 || place[0] == '[' ? name + place : $"{name}.{place}";
}
