using System.Text.Json.Nodes;

namespace NotebookRunner.Tests.Kernel;

/// <summary>What a client sees of a cell.</summary>
internal sealed record CellRun(JsonNode Reply, IReadOnlyList<JsonNode> Published)
{
    public string? Status => (string?)Reply["status"];

    public string? Error => (string?)Reply["ename"];

    public IEnumerable<string?> Types => Published.Select(message => (string?)message["header"]!["msg_type"]);

    /// <summary>The text of the trailing value.</summary>
    public string? Result => (string?)Contents("execute_result").SingleOrDefault()?["data"]!["text/plain"];

    public string Text(string stream = "stdout") =>
        string.Concat(Contents("stream").Where(content => (string?)content["name"] == stream).Select(content => (string?)content["text"]));

    public IEnumerable<JsonNode> Contents(string type) => Published.Where(message => (string?)message["header"]!["msg_type"] == type).Select(message => message["content"]!);
}
