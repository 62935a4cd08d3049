using System.Text.Json.Nodes;
using NotebookRunner.Checks;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

/// <summary>A cell tagged needs-package, whose package cannot be restored.</summary>
public sealed class SkippedNotebookTests(SkippedNotebooks run) : IClassFixture<SkippedNotebooks>
{
    [Fact]
    public void It_is_skipped_with_the_reason_and_exit_code_0()
    {
        var record = run.Skipped.Record("needs");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(("skipped", 1, 3), ((string?)record["status"], (int?)record["cellsRun"], (int?)record["cells"]));
        Assert.Null(record["error"]);
        Assert.Equal((2, "RnnNotebooks.No.Such.Package 1.0.0"), ((int?)record["skipped"]!["cell"], (string?)record["skipped"]!["package"]));
        Assert.Matches("^The package RnnNotebooks.No.Such.Package 1.0.0 cannot be restored: NU[^\n]+$", (string?)record["skipped"]!["reason"]);
        Assert.Contains("skipped: no RnnNotebooks.No.Such.Package 1.0.0", run.Output, StringComparison.Ordinal);
        Assert.Single(run.Output.Split('\n'), line => line.StartsWith("needs.ipynb · cell 2 · skipped: The package", StringComparison.Ordinal));
    }

    [Fact]
    public void What_ran_has_outputs_the_rest_keeps_those_it_came_with()
    {
        Assert.Equal("before\n", (string?)run.Skipped.Outputs("needs", 1)[0]!["text"]![0]);
        Assert.Empty(run.Skipped.Outputs("needs", 2));
        Assert.Equal("from where the package was\n", (string?)run.Skipped.Outputs("needs", 3)[0]!["text"]);
        Assert.StartsWith("The package", (string?)JsonNode.Parse(File.ReadAllText(run.Skipped.Target("needs")))!["metadata"]!["rnn"]!["skipped"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_in_place_it_does_not_say_what_this_machine_lacks_and_passes_the_check()
    {
        using var repository = SkippedNotebooks.Repository();
        await Runner.RunAsync(repository, "run", "--in-place");
        var check = await Runner.RunAsync(repository, "check");

        Assert.DoesNotContain("cannot be restored", File.ReadAllText(repository.Source("needs")), StringComparison.Ordinal);
        Assert.True(check.ExitCode == 0, check.Output);
    }

    [Fact]
    public void Outputs_that_could_not_be_made_are_not_stale_where_they_can_be_but_others_are()
    {
        Assert.Empty(Freshness.Problems(Notebook("one", null), Notebook("one", "two")));
        Assert.Equal(1, Assert.Single(Freshness.Problems(Notebook("old", null), Notebook("one", "two"))).Cell);
        Assert.Equal(2, Assert.Single(Freshness.Problems(Notebook("one", "old"), Notebook("one", "two"))).Cell);
    }

    private static NotebookDocument Notebook(string first, string? second)
    {
        using var repository = new TestRepository();
        repository.Add("needs", "1", SkippedNotebooks.NoSuchPackage);
        repository.Tag("needs", 1, "any", first);
        repository.Tag("needs", 2, "needs-package", second);
        return NotebookDocument.Load(repository.Source("needs"));
    }
}
