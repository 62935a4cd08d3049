using System.Text.Json.Nodes;

namespace NotebookRunner.Tests.Book;

/// <summary>Notebooks made for a test.</summary>
internal static class Sample
{
    public static string Notebook(params JsonObject[] cells) => new JsonObject
    {
        ["nbformat"] = 4,
        ["nbformat_minor"] = 5,
        ["metadata"] = new JsonObject(),
        ["cells"] = new JsonArray([.. cells]),
    }.ToJsonString();

    public static JsonObject Text(string markdown) => new() { ["cell_type"] = "markdown", ["metadata"] = new JsonObject(), ["source"] = Multiline.Write(markdown) };

    public static JsonObject Code(string source, params JsonObject[] outputs) => new()
    {
        ["cell_type"] = "code",
        ["metadata"] = new JsonObject(),
        ["source"] = Multiline.Write(source),
        ["outputs"] = new JsonArray([.. outputs]),
    };

    public static JsonObject Took(this JsonObject cell, double seconds)
    {
        cell["metadata"]!["rnn"] = new JsonObject { ["seconds"] = seconds };
        return cell;
    }

    public static JsonObject Named(this JsonObject cell, string id)
    {
        cell["id"] = id;
        return cell;
    }

    /// <summary>Marks the cell for the slides.</summary>
    public static JsonObject Marked(this JsonObject cell, string slideType)
    {
        cell["metadata"]!["slideshow"] = new JsonObject { ["slide_type"] = slideType };
        return cell;
    }

    public static JsonObject Stream(string text, string name = "stdout") =>
        new() { ["output_type"] = "stream", ["name"] = name, ["text"] = Multiline.Write(text) };

    public static JsonObject Value(params (string Type, string Text)[] forms) => new()
    {
        ["output_type"] = "execute_result",
        ["data"] = new JsonObject(forms.Select(form => KeyValuePair.Create<string, JsonNode?>(form.Type, form.Text))),
    };

    public static JsonObject Error(string name, string message, params string[] trace) => new()
    {
        ["output_type"] = "error",
        ["ename"] = name,
        ["evalue"] = message,
        ["traceback"] = new JsonArray([.. trace.Select(line => (JsonNode)line)]),
    };
}
