using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

public sealed class FileTests
{
    [Fact]
    public async Task In_place_the_outputs_go_into_the_notebook_and_are_the_same_each_time()
    {
        using var repository = new TestRepository();
        repository.Add("lesson", "# Title", "Console.WriteLine(1); new[] { 1, 2 }", "new Random(1).Next()");

        Assert.Equal(0, (await Runner.RunAsync(repository, "run", "--in-place")).ExitCode);
        string first = await File.ReadAllTextAsync(repository.Source("lesson"));
        Assert.Equal(0, (await Runner.RunAsync(repository, "run", "--in-place")).ExitCode);

        Assert.Equal(first, await File.ReadAllTextAsync(repository.Source("lesson")));
        Assert.Contains("[ 1, 2 ]", first, StringComparison.Ordinal);
        Assert.DoesNotContain("seconds", first, StringComparison.Ordinal);
        Assert.False(Directory.Exists(repository.PathOf("artifacts/notebooks")));
    }

    [Fact]
    public async Task In_place_a_notebook_that_fails_stays_as_it_was_and_one_that_was_saved_meanwhile_keeps_what_was_saved()
    {
        using var repository = new TestRepository();
        repository.Add("fails", "1", "undefined");
        repository.Add("saved", "1 + 1", $"System.IO.File.AppendAllText(@\"{repository.Source("saved")}\", \" \");");
        string fails = await File.ReadAllTextAsync(repository.Source("fails")), saved = await File.ReadAllTextAsync(repository.Source("saved"));

        var run = await Runner.RunAsync(repository, "run", "--in-place");

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(fails, await File.ReadAllTextAsync(repository.Source("fails")));
        Assert.Contains("was saved by somebody else while it ran", run.Output, StringComparison.Ordinal);
        Assert.Equal(saved + " ", await File.ReadAllTextAsync(repository.Source("saved")));
        Assert.Equal("2", (string?)repository.Outputs("saved", 1)[0]!["data"]!["text/plain"]![0]);
    }

    [LinuxFact]
    public async Task A_name_that_looks_like_an_option_or_commands_a_terminal_is_a_name()
    {
        using var repository = new TestRepository();
        repository.Add("plain", "1 + 1");
        foreach (string name in (string[])["-dash.ipynb", "red\e[31m.ipynb"])
            File.Copy(repository.Source("plain"), repository.PathOf(name));

        var run = await Runner.RunAsync(repository, "run", "--", "-dash.ipynb", "red\e[31m.ipynb");

        Assert.True(run.ExitCode == 0, run.Output);
        Assert.Equal(2, repository.Report["notebooks"]!.AsArray().Count);
        Assert.DoesNotContain('\e', run.Output);
        Assert.EndsWith($"With their outputs: {Path.Combine("artifacts", "notebooks")}\n", run.Output, StringComparison.Ordinal);
        Assert.Equal(2, (await Runner.RunAsync(repository, "run", "--", "-none.ipynb")).ExitCode);
    }

    [LinuxFact]
    public async Task A_pipe_with_a_notebooks_name_is_not_waited_for()
    {
        using var repository = new TestRepository();
        repository.Add("plain", "1 + 1");
        System.Diagnostics.Process.Start("mkfifo", [repository.Source("pipe")]).WaitForExit();

        var result = await Runner.RunAsync(repository, "check", "--skip-run").WaitAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("pipe.ipynb is a pipe or a device, not a file.", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_output_folder_that_is_a_file_is_one_clear_message_a_notebook_and_exit_code_2()
    {
        using var repository = new TestRepository();
        repository.Add("one", "1");
        await File.WriteAllTextAsync(repository.PathOf("taken"), "a file");

        var result = await Runner.RunAsync(repository, "run", "--output", "taken");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(repository.PathOf("taken/one.ipynb") + " cannot be written", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at Notebook", result.Output, StringComparison.Ordinal);
    }
}
