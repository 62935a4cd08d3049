using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Commands;

public sealed class CheckTests
{
    [Fact]
    public async Task Check_finds_stale_outputs_and_is_content_once_they_are_fresh()
    {
        using var repository = new TestRepository();
        repository.Add("lesson", "Console.WriteLine(1);", "2");

        var stale = await Runner.RunAsync(repository, "check");
        await Runner.RunAsync(repository, "run", "--in-place");
        var fresh = await Runner.RunAsync(repository, "check");

        Assert.Equal(1, stale.ExitCode);
        Assert.Contains("lesson.ipynb · cell 1 · The committed output is \"\" where a run gives \"1\"", stale.Output, StringComparison.Ordinal);
        Assert.True(fresh.ExitCode == 0, fresh.Output);
        Assert.Contains("No problems.", fresh.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_that_a_cell_is_meant_to_show_is_compared_like_any_output()
    {
        using var repository = new TestRepository();
        repository.Add("lesson", "throw new InvalidOperationException(\"first\");");
        repository.Tag("lesson", 1, "raises-exception");
        await Runner.RunAsync(repository, "run", "--in-place");
        var fresh = await Runner.RunAsync(repository, "check");
        await File.WriteAllTextAsync(repository.Source("lesson"), (await File.ReadAllTextAsync(repository.Source("lesson"))).Replace("(\\\"first", "(\\\"second", StringComparison.Ordinal));

        var stale = await Runner.RunAsync(repository, "check");

        Assert.True(fresh.ExitCode == 0, fresh.Output);
        Assert.Equal(1, stale.ExitCode);
        Assert.Contains("The committed output is \"InvalidOperationException: first\" where a run gives \"InvalidOperationException: second\"", stale.Output, StringComparison.Ordinal);
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
}
