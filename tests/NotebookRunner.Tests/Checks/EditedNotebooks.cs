using System.Text.Json.Nodes;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Grading;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Checks;

/// <summary>A lesson and a copy of each editor, in one run, one check, one check that restores and one grading.</summary>
public sealed class EditedNotebooks : IAsyncLifetime, IDisposable
{
    internal static IReadOnlyDictionary<string, Action<JsonObject>> Editors { get; } = new Dictionary<string, Action<JsonObject>>
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

    internal TestRepository Lessons { get; } = new();

    internal TestRepository Course { get; } = FakeCourse.Make("01-first");

    /// <summary>The lesson as it was before an editor saved it.</summary>
    internal string Before { get; private set; } = "";

    internal RunnerResult Check { get; private set; } = new(-1, "");

    internal RunnerResult Restored { get; private set; } = new(-1, "");

    internal RunnerResult Grading { get; private set; } = new(-1, "");

    public static string FileName(string editor) => editor.Replace(' ', '-');

    public async Task InitializeAsync()
    {
        foreach (string editor in Editors.Keys)
        {
            Lessons.Add(FileName(editor), "# Lesson", "1 + 1");
            Before = NotebookDocument.Load(Lessons.Source(FileName(editor))).ToJson();
            Save(Lessons.Source(FileName(editor)), editor);
            Course.HandIn(FileName(editor), "Check.That(\"01.1\", 42)", "Check.That(\"01.2\", 1)");
            Save(Course.PathOf($"class/{FileName(editor)}.ipynb"), editor);
        }
        await Runner.RunAsync(Lessons, "run");
        Check = await Runner.RunAsync(Lessons, "check", "--skip-run");
        Restored = await Runner.RunAsync(Lessons, "check", "--skip-run", "--restore");
        Grading = await Runner.RunAsync(Course, "grade", "class");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        Lessons.Dispose();
        Course.Dispose();
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
