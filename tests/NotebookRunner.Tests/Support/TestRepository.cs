using System.Text.Json.Nodes;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Tests.Support;

/// <summary>A repository in a temporary folder, with real notebooks, for the real program to run on.</summary>
public sealed class TestRepository : IDisposable
{
    private static readonly string Metadata = HostMetadata.New().ToJsonString();

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("notebook-runner-tests-");

    public TestRepository()
    {
        File.WriteAllText(PathOf("RnnNotebooks.sln"), "");
        Directory.CreateDirectory(PathOf("notebooks"));
    }

    public string Root => root.FullName;

    public string PathOf(string relative) => Path.Combine(root.FullName, relative);

    public string Source(string name) => PathOf($"notebooks/{name}.ipynb");

    public string Target(string name) => PathOf($"artifacts/notebooks/{name}.ipynb");

    public JsonNode Report => JsonNode.Parse(File.ReadAllText(PathOf("artifacts/run.json")))!;

    /// <summary>Writes a notebook of code cells; a cell that starts with a heading is Markdown.</summary>
    public void Add(string name, params string[] cells)
    {
        var json = new JsonArray([.. cells.Select(Cell)]);
        var notebook = new JsonObject { ["cells"] = json, ["metadata"] = JsonNode.Parse(Metadata), ["nbformat"] = 4, ["nbformat_minor"] = 5 };
        File.WriteAllText(Source(name), notebook.ToJsonString());
    }

    /// <summary>Gives a cell of a notebook, counted from 1, a tag and the output that it was committed with.</summary>
    public void Tag(string name, int cell, string tag, string? output = null)
    {
        var notebook = JsonNode.Parse(File.ReadAllText(Source(name)))!;
        var json = notebook["cells"]![cell - 1]!;
        json["metadata"]!["tags"] = new JsonArray(tag);
        if (output is not null)
            (json["execution_count"], json["outputs"]) = (cell, new JsonArray(new JsonObject { ["output_type"] = "stream", ["name"] = "stdout", ["text"] = output }));
        File.WriteAllText(Source(name), notebook.ToJsonString());
    }

    /// <summary>The record of a notebook in run.json.</summary>
    public JsonNode Record(string name) => Report["notebooks"]!.AsArray().Single(record => (string?)record!["name"] == name)!;

    /// <summary>The outputs of one cell of the written notebook, counted from 1.</summary>
    public JsonArray Outputs(string name, int cell) =>
        JsonNode.Parse(File.ReadAllText(Target(name)))!["cells"]![cell - 1]!["outputs"]!.AsArray();

    public void Dispose() => root.Delete(recursive: true);

    private static JsonNode Cell(string source, int index)
    {
        bool isMarkdown = source.TrimStart('#') is [' ', ..] && source[0] == '#';
        var cell = new JsonObject { ["cell_type"] = isMarkdown ? "markdown" : "code", ["id"] = $"cell-{index}", ["metadata"] = new JsonObject(), ["source"] = source };
        if (!isMarkdown)
            (cell["execution_count"], cell["outputs"]) = (null, new JsonArray());
        return cell;
    }
}
