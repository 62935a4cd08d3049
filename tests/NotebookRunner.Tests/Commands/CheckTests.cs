using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Commands;

public sealed class CheckTests
{
    [Fact]
    public async Task Outputs_of_a_run_in_place_are_fresh_and_changed_ones_are_named_also_those_of_solutions_and_errors_that_a_cell_is_meant_to_show()
    {
        using var repository = new TestRepository();
        Directory.CreateDirectory(repository.PathOf("notebooks/solutions"));
        repository.Add("01-lesson", "Console.WriteLine(1);", "## Exercises", "### 01.1 Predict: what?", "throw new InvalidOperationException(\"first\");");
        repository.Tag("01-lesson", 4, "raises-exception");
        repository.Add("solutions/01-lesson", "# 01 Lesson: solutions", "## 01.1 What", "42 * 2");
        await Runner.RunAsync(repository, "run", "--in-place", repository.Source("01-lesson"), repository.Source("solutions/01-lesson"));

        var fresh = await Runner.RunAsync(repository, "check");
        await ChangeAsync(repository.Source("01-lesson"), ("\"1\\n\"", "\"0\\n\""), ("(\\\"first", "(\\\"second"));
        await ChangeAsync(repository.Source("solutions/01-lesson"), ("\"84\"", "\"85\""));
        var stale = await Runner.RunAsync(repository, "check");

        Assert.True(fresh.ExitCode == 0, fresh.Output);
        Assert.Contains("No problems.", fresh.Output, StringComparison.Ordinal);
        Assert.Equal(1, stale.ExitCode);
        foreach (string problem in (string[])["01-lesson.ipynb · cell 1 · The committed output is \"0\" where a run gives \"1\"", "The committed output is \"InvalidOperationException: first\" where a run gives \"InvalidOperationException: second\"",
            "solutions/01-lesson.ipynb · cell 3 · The committed output is \"85\" where a run gives \"84\""])
            Assert.Contains(problem, stale.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_goes_on_after_a_broken_file()
    {
        using var repository = new TestRepository();
        await File.WriteAllTextAsync(repository.Source("a-broken"), "{");
        repository.Add("b-lesson", "display(1)");

        var result = await Runner.RunAsync(repository, "check", "--skip-run");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("a-broken.ipynb is not valid JSON", result.Output, StringComparison.Ordinal);
        Assert.Contains("b-lesson.ipynb · cell 1 · line 1 · display(…)", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cell_may_take_as_long_as_it_is_given()
    {
        using var repository = new TestRepository();
        repository.Add("lesson", "System.Threading.Thread.Sleep(-1);");

        var result = await Runner.RunAsync(repository, "check", "--timeout", "1");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("longer than 1 s", result.Output, StringComparison.Ordinal);
    }

    private static async Task ChangeAsync(string path, params (string Before, string After)[] changes)
    {
        string text = await File.ReadAllTextAsync(path);
        foreach (var (before, after) in changes)
        {
            Assert.Contains(before, text, StringComparison.Ordinal);
            text = text.Replace(before, after, StringComparison.Ordinal);
        }
        await File.WriteAllTextAsync(path, text);
    }
}
