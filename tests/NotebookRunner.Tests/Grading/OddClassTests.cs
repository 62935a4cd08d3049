using System.Text.Json.Nodes;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Grading;

/// <summary>A class that hands in other things than copies of a lesson, in a course one of whose lessons is broken.</summary>
public sealed class OddClassTests
{
    [Fact]
    public async Task Each_file_costs_itself_only_and_is_named_for_what_it_is()
    {
        using var repository = FakeCourse.Make("01-first");
        repository.Add("03-no-setup", "# Lesson", "## Exercises", "Check.That(\"03.1\", null)");
        await File.WriteAllTextAsync(repository.Source("04-page"), "<html></html>");
        repository.HandIn("ann", "let x = 5", "Check.That(\"01.1\", 42)", "Check.That(\"01.2\", 42)");
        await ChangeAsync(repository.PathOf("class/ann.ipynb"), notebook => notebook["cells"]!.AsArray().Single(cell => ((string)cell!["source"]!).StartsWith("let", StringComparison.Ordinal))!["metadata"] = new JsonObject { ["polyglot_notebook"] = new JsonObject { ["kernelName"] = "fsharp" } });
        repository.HandIn("bob", "import os");
        await ChangeAsync(repository.PathOf("class/bob.ipynb"), notebook => notebook["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = "python3", ["language"] = "python" } });
        await File.WriteAllTextAsync(repository.PathOf("class/eve.ipynb"), "<!DOCTYPE html>");

        var result = await Runner.RunAsync(repository, "grade", "class");

        Assert.Equal(2, result.ExitCode);
        Assert.Equal(["ann 01.1 passed", "ann 01.2 passed"], repository.Rows().Where(row => row.StartsWith("ann", StringComparison.Ordinal)));
        Assert.Contains("bob: The file is a Python notebook", result.Output, StringComparison.Ordinal);
        Assert.Contains("eve: The file is a web page (HTML)", result.Output, StringComparison.Ordinal);
        Assert.Contains($"left out of the course: {repository.Source("03-no-setup")} has exercises and no cell that begins with #!import", result.Output, StringComparison.Ordinal);
        Assert.Contains($"left out of the course: {repository.Source("04-page")} is a web page", result.Output, StringComparison.Ordinal);
    }

    private static async Task ChangeAsync(string path, Action<JsonNode> change)
    {
        var notebook = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        change(notebook);
        await File.WriteAllTextAsync(path, notebook.ToJsonString());
    }
}
