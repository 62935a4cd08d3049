using System.Text.Json.Nodes;
using NotebookRunner.Checks;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Grading;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Checks;

/// <summary>Notebooks as editors save them: each runs, is graded, and is told how to become what it was.</summary>
public sealed class EditorTracesTests
{
    private static readonly IReadOnlyDictionary<string, Action<JsonObject>> Editors = new Dictionary<string, Action<JsonObject>>
    {
        ["VS Code"] = notebook =>
        {
            notebook["metadata"] = JsonNode.Parse("""{"kernelspec":{"display_name":"C# (RnnNotebooks)","language":"C#","name":"rnn-notebooks"},"language_info":{"codemirror_mode":"text/x-csharp","file_extension":".cs","mimetype":"text/x-csharp","name":"C#","pygments_lexer":"csharp","version":"14.0"}}""");
            EachCell(notebook, (cell, _) => cell["metadata"]!["vscode"] = new JsonObject { ["languageId"] = "csharp" });
        },
        ["JupyterLab"] = notebook =>
        {
            notebook["metadata"]!["language_info"] = JsonNode.Parse("""{"codemirror_mode":"text/x-csharp","file_extension":".cs","mimetype":"text/x-csharp","name":"C#","pygments_lexer":"csharp","version":"14.0"}""");
            EachCell(notebook, (cell, _) =>
            {
                cell["metadata"]!["execution"] = new JsonObject { ["iopub.execute_input"] = "2026-11-29T10:00:00.000000Z" };
                cell["metadata"]!["jupyter"] = new JsonObject { ["outputs_hidden"] = false };
                cell["metadata"]!["trusted"] = true;
            });
        },
        ["the classic Notebook"] = notebook =>
        {
            notebook["metadata"]!["toc"] = new JsonObject { ["base_numbering"] = 1 };
            EachCell(notebook, (cell, _) => cell["metadata"]!["scrolled"] = true);
        },
        ["Colab"] = notebook =>
        {
            notebook["metadata"] = JsonNode.Parse("""{"colab":{"provenance":[]},"kernelspec":{"name":".net-csharp","display_name":".NET (C#)"},"language_info":{"name":"C#"}}""");
            notebook["nbformat_minor"] = 0;
            EachCell(notebook, (cell, id) =>
            {
                cell["metadata"] = new JsonObject { ["id"] = id, ["colab"] = new JsonObject { ["base_uri"] = "https://localhost:8080/" } };
                cell.Remove("id");
            });
        },
    };

    public static TheoryData<string> Names => [.. Editors.Keys];

    [Theory, MemberData(nameof(Names))]
    public async Task A_saved_lesson_runs_and_check_takes_back_what_the_editor_wrote(string editor)
    {
        using var repository = new TestRepository();
        repository.Add("01-lesson", "# Lesson", "1 + 1");
        string path = repository.PathOf("notebooks/01-lesson.ipynb");
        string before = NotebookDocument.Load(path).ToJson();
        Save(path, editor);

        var run = await Runner.RunAsync(repository, "run", "notebooks/01-lesson.ipynb");
        var check = await Runner.RunAsync(repository, "check", "--skip-run");
        var restored = await Runner.RunAsync(repository, "check", "--skip-run", "--restore");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(1, check.ExitCode);
        Assert.Contains("check --restore", check.Output, StringComparison.Ordinal);
        Assert.True(restored.ExitCode == 0, restored.Output);
        Assert.Contains("01-lesson.ipynb · restored.", restored.Output, StringComparison.Ordinal);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(before), JsonNode.Parse(await File.ReadAllTextAsync(path))), await File.ReadAllTextAsync(path));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task A_saved_copy_is_graded(string editor)
    {
        using var repository = FakeCourse.Make("01-first");
        repository.HandIn("ann", "Check.That(\"01.1\", 42)", "Check.That(\"01.2\", 1)");
        Save(repository.PathOf("class/ann.ipynb"), editor);

        var result = await Runner.RunAsync(repository, "grade", "class");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(["ann 01.1 passed", "ann 01.2 mistake off & gone"], repository.Rows());
    }

    [Fact]
    public void A_folded_cell_is_folded_in_jupyter_too()
    {
        var cell = NotebookCell.Code("a", "1");
        cell.Metadata["tags"] = new JsonArray("hide-input");
        var notebook = NotebookDocument.Of("01.ipynb", [cell]);

        Assert.Contains("Jupyter would not fold it", Assert.Single(EditorTraces.Problems(notebook)).Message, StringComparison.Ordinal);
        EditorTraces.Restore(notebook);
        Assert.Empty(EditorTraces.Problems(notebook));
        Assert.True((bool?)notebook.Cells[0].Metadata["jupyter"]!["source_hidden"]);
    }

    private static void Save(string path, string editor)
    {
        var notebook = JsonNode.Parse(File.ReadAllText(path))!.AsObject();
        Editors[editor](notebook);
        File.WriteAllText(path, notebook.ToJsonString());
    }

    private static void EachCell(JsonObject notebook, Action<JsonObject, string> change)
    {
        foreach (var cell in notebook["cells"]!.AsArray())
        {
            cell!["metadata"] ??= new JsonObject();
            change(cell.AsObject(), (string)cell["id"]!);
        }
    }
}
