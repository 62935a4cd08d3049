using System.Text.Json.Nodes;
using NotebookRunner.Checks;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Grading;

namespace NotebookRunner.Tests.Checks;

/// <summary>Notebooks as editors save them: each runs, is graded, and is told how to become what it was.</summary>
public sealed class EditorTracesTests(EditedNotebooks saved) : IClassFixture<EditedNotebooks>
{
    public static TheoryData<string> Names => [.. EditedNotebooks.Editors.Keys];

    [Theory, MemberData(nameof(Names))]
    public void A_saved_lesson_runs_and_check_takes_back_what_the_editor_wrote(string editor)
    {
        string lesson = $"{EditedNotebooks.FileName(editor)}.ipynb";

        Assert.Equal("passed", (string?)saved.Lessons.Record(EditedNotebooks.FileName(editor))["status"]);
        Assert.Equal((1, 0), (saved.Check.ExitCode, saved.Restored.ExitCode));
        Assert.Contains(saved.Check.Output.Split('\n'), line => line.StartsWith(lesson, StringComparison.Ordinal) && line.Contains("check --restore", StringComparison.Ordinal));
        Assert.Contains($"{lesson} · restored.", saved.Restored.Output, StringComparison.Ordinal);
        string path = saved.Lessons.Source(EditedNotebooks.FileName(editor));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(saved.Before), JsonNode.Parse(File.ReadAllText(path))), File.ReadAllText(path));
    }

    [Theory, MemberData(nameof(Names))]
    public void A_saved_copy_is_graded(string editor)
    {
        string who = EditedNotebooks.FileName(editor);

        Assert.True(saved.Grading.ExitCode == 0, saved.Grading.Output);
        Assert.Equal([$"{who} 01.1 passed", $"{who} 01.2 mistake off & gone"], saved.Course.Rows().Where(row => row.StartsWith($"{who} ", StringComparison.Ordinal)));
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
}
