using System.Text.Json.Nodes;
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
    public async Task In_place_a_notebook_that_was_saved_meanwhile_keeps_what_was_saved()
    {
        using var repository = new TestRepository();
        repository.Add("lesson", "1 + 1", $"System.IO.File.AppendAllText(@\"{repository.Source("lesson")}\", \" \");");
        string before = await File.ReadAllTextAsync(repository.Source("lesson"));

        var run = await Runner.RunAsync(repository, "run", "--in-place");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("was saved by somebody else while it ran", run.Output, StringComparison.Ordinal);
        Assert.Equal(before + " ", await File.ReadAllTextAsync(repository.Source("lesson")));
        Assert.Equal("2", (string?)repository.Outputs("lesson", 1)[0]!["data"]!["text/plain"]![0]);
    }

    [LinuxFact]
    public async Task A_name_that_looks_like_an_option_or_commands_a_terminal_is_a_name()
    {
        using var repository = new TestRepository();
        repository.Add("plain", "1 + 1");
        foreach (string name in (string[])["-dash.ipynb", "red\e[31m.ipynb"])
            File.Copy(repository.Source("plain"), repository.PathOf(name));

        var dash = await Runner.RunAsync(repository, "run", "--", "-dash.ipynb");
        var red = await Runner.RunAsync(repository, "run", "red\e[31m.ipynb");

        Assert.True(dash.ExitCode == 0, dash.Output);
        Assert.Equal(0, red.ExitCode);
        Assert.DoesNotContain('\e', red.Output);
        Assert.EndsWith($"With their outputs: {Path.Combine("artifacts", "notebooks")}\n", red.Output, StringComparison.Ordinal);
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
    public async Task In_place_a_failing_notebook_stays_as_it_was()
    {
        using var repository = new TestRepository();
        repository.Add("lesson", "1", "undefined");
        string before = await File.ReadAllTextAsync(repository.Source("lesson"));

        Assert.Equal(1, (await Runner.RunAsync(repository, "run", "--in-place")).ExitCode);

        Assert.Equal(before, await File.ReadAllTextAsync(repository.Source("lesson")));
    }

    [Fact]
    public async Task What_the_runner_does_not_know_in_a_notebook_is_kept()
    {
        using var repository = new TestRepository();
        repository.Add("lesson", "1");
        var json = JsonNode.Parse(await File.ReadAllTextAsync(repository.Source("lesson")))!;
        json["metadata"]!["someone"] = "else";
        json["cells"]![0]!["metadata"]!["tags"] = new JsonArray("solution");
        await File.WriteAllTextAsync(repository.Source("lesson"), json.ToJsonString());

        Assert.Equal(0, (await Runner.RunAsync(repository, "run")).ExitCode);

        var written = JsonNode.Parse(await File.ReadAllTextAsync(repository.Target("lesson")))!;
        Assert.Equal("else", (string?)written["metadata"]!["someone"]);
        Assert.Equal("solution", (string?)written["cells"]![0]!["metadata"]!["tags"]![0]);
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

    [Fact]
    public async Task Nothing_temporary_is_left_behind()
    {
        using var repository = new TestRepository();
        repository.Add("one", "1");
        repository.Add("two", "undefined");
        Directory.CreateDirectory(repository.Target("one"));

        await Runner.RunAsync(repository, "run");

        Assert.DoesNotContain(Directory.GetFiles(repository.Root, "*", SearchOption.AllDirectories), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }
}
