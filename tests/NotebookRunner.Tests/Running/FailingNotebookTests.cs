using System.Text.Json.Nodes;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

public sealed class FailingNotebookTests(FailingNotebooks run) : IClassFixture<FailingNotebooks>
{
    [Theory]
    [InlineData("compile", "compile", 2, 2, "The name 'zz' does not exist")]
    [InlineData("throws", "exception", 2, 2, "too big")]
    [InlineData("throws-later", "exception", 3, 1, "in async")]
    [InlineData("recursion", "exception", 1, 1, "a function calls itself without an end")]
    [InlineData("async", "exception", 1, 1, "a function calls itself without an end")]
    [InlineData("list", "exception", 2, null, "contains itself")]
    [InlineData("stack", "crash", 1, null, "The stack overflowed")]
    [InlineData("aborts", "crash", 1, null, "ended by SIGABRT, signal 6. Fatal error. a native reason")]
    [InlineData("exits", "crash", 1, null, "exit code 3")]
    [InlineData("exits-137", "crash", 1, null, "exit code 137")]
    [InlineData("TERM", "crash", 1, null, "SIGTERM, signal 15")]
    [InlineData("USR1", "crash", 1, null, "ended by signal 10")]
    [InlineData("orphan", "crash", 1, null, "exit code 4")]
    [InlineData("memory", "exception", 1, 2, "No memory is left")]
    [InlineData("thread", "exception", 1, 1, "in a thread")]
    [InlineData("directive", "directive", 1, 1, "#!fsharp is not known here. There is no F# here.")]
    [InlineData("package", "missing", 1, 1, "RnnNotebooks.No.Such.Package 1.0.0 cannot be restored: NU")]
    [InlineData("package-throws", "exception", 1, 1, "mine")]
    [InlineData("package-compile", "compile", 1, 2, "no")]
    [InlineData("setup", "missing", 1, 1, "dotnet build")]
    [InlineData("import", "compile", 1, 2, "broken.csx, line 2: The name 'nothing' does not exist")]
    [InlineData("import-namespace", "compile", 1, 1, "Declare the types without a namespace.")]
    [InlineData("killed", "crash", 1, null, "ended by SIGKILL, signal 9. Somebody")]
    [InlineData("fails-fast", "crash", 1, null, "the reason")]
    [InlineData("no-text", "exception", 2, null, "no text")]
    [InlineData("asks", "exception", 1, 2, "a run has no person at its keyboard. Run the cell in an editor, or put the value into the code: string answer = ")]
    [InlineData("reads", "exception", 1, 1, "Nobody can answer")]
    [InlineData("blocked", "file", null, null, "cannot be written")]
    [InlineData("broken", "file", null, null, "not valid JSON")]
    public void A_failing_notebook_says_where_and_why(string notebook, string kind, int? cell, int? line, string message)
    {
        var record = run.Repository.Record(notebook);
        var error = record["error"]!;

        Assert.Equal("failed", (string?)record["status"]);
        Assert.Equal((kind, cell, line), ((string?)error["kind"], (int?)error["cell"], (int?)error["line"]));
        Assert.Contains(message, (string?)error["message"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("good", 1)]
    [InlineData("child", 1)]
    [InlineData("huge", 2)]
    [InlineData("raw", 2)]
    public void The_other_notebooks_of_the_run_finish(string notebook, int cells)
    {
        var record = run.Repository.Record(notebook);

        Assert.Equal("passed", (string?)record["status"]);
        Assert.Equal((cells, cells), ((int?)record["cells"], (int?)record["cellsRun"]));
        Assert.Null(record["error"]);
    }

    [Fact]
    public void The_exit_code_says_that_a_file_was_unusable_even_where_cells_failed_too() => Assert.Equal(2, run.ExitCode);

    [Fact]
    public void Every_error_is_printed_once_with_its_place()
    {
        Assert.Contains("compile.ipynb · cell 2 · line 2: CS0103: The name 'zz'", run.Output, StringComparison.Ordinal);
        foreach (var record in run.Repository.Report["notebooks"]!.AsArray().Where(record => record!["error"] is not null))
            Assert.Equal(2, run.Output.Split($"\n{record!["name"]}.ipynb").Length);
    }

    [Fact]
    public void A_compile_error_shows_the_source_line_with_a_caret() =>
        Assert.Contains("    var y = x + zz;\n                    ^^", run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);

    [Fact]
    public void The_cells_after_the_failing_one_are_reported_and_have_no_output()
    {
        Assert.Contains("2 later cells were not run.", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Repository.Outputs("compile", 3));
    }

    [Fact]
    public void An_exception_shows_the_learners_frames_only()
    {
        var error = run.Repository.Outputs("throws", 2).Single()!;

        Assert.Equal("error", (string?)error["output_type"]);
        Assert.Equal("InvalidOperationException", (string?)error["ename"]);
        Assert.Equal(["InvalidOperationException: too big", "   at F in Cell 1, line 3", "   at Cell 2, line 2"], Lines(error["traceback"]));
    }

    [Fact]
    public void An_exception_in_async_code_shows_the_function_and_the_cause() => Assert.Equal(
        ["ArgumentException: in async", "   at Fail in Cell 2, line 4", "   at Cell 3, line 1", "caused by FormatException: the cause"],
        Lines(run.Repository.Outputs("throws-later", 3).Single()!["traceback"]));

    [Theory]
    [InlineData("stack", "before\n")]
    [InlineData("killed", "before \U0001F642\n")]
    public void What_was_printed_before_the_end_is_kept(string notebook, string printed)
    {
        var outputs = run.Repository.Outputs(notebook, 1);

        Assert.Equal([printed], Lines(outputs[0]!["text"]));
        // A machine that takes seconds to say a stack shows it, too, before it is known to be the end.
        Assert.Equal("error", (string?)outputs[^1]!["output_type"]);
    }

    [Fact]
    public async Task A_cell_without_an_end_is_stopped_after_its_time_and_what_it_printed_is_kept()
    {
        using var repository = new TestRepository();
        // The first cell has the compiler's own work.
        repository.Add("endless", "1", "Console.WriteLine(\"before\");\nwhile (true) { }");

        await Runner.RunAsync(repository, "run", "--timeout", "15");

        var error = repository.Record("endless")["error"]!;
        Assert.Equal(("timeout", 2, null), ((string?)error["kind"], (int?)error["cell"], (int?)error["line"]));
        Assert.Contains("longer than 15 s", (string?)error["message"], StringComparison.Ordinal);
        Assert.Equal(["before\n"], Lines(repository.Outputs("endless", 2)[0]!["text"]));
        Assert.Equal("error", (string?)repository.Outputs("endless", 2)[1]!["output_type"]);
    }

    [LinuxTheory]
    [InlineData("child")]
    [InlineData("orphan")]
    public Task A_process_that_a_cell_started_ends_with_its_notebook(string notebook) => StartedProcess.EndAsync(run.Repository.PathOf(notebook));

    [LinuxFact]
    public void Endless_raw_bytes_are_cut_and_what_is_written_before_an_exit_is_kept()
    {
        Assert.Equal(20_000, string.Concat(Lines(run.Repository.Outputs("raw", 1)[0]!["text"])).Length);
        Assert.Equal("last", string.Concat(Lines(run.Repository.Outputs("exits", 1)[0]!["text"])));
    }

    [Fact]
    public void Nothing_temporary_is_left_behind() =>
        Assert.DoesNotContain(Directory.GetFiles(run.Repository.Root, "*", SearchOption.AllDirectories), file => file.EndsWith(".tmp", StringComparison.Ordinal));

    [Fact]
    public void A_stack_overflow_names_the_function() =>
        Assert.Contains("   at Endless()", Lines(run.Repository.Outputs("stack", 1)[^1]!["traceback"]));

    [Fact]
    public void Of_an_endless_recursion_the_first_and_the_last_calls_are_shown()
    {
        string[] lines = Lines(run.Repository.Outputs("recursion", 1).Single()!["traceback"]);

        Assert.Equal(["   at Again in Cell 1, line 1", "   at Cell 1, line 2"], [lines[1], lines[^1]]);
        Assert.Matches("^   … [0-9]{4,} more calls …$", lines[11]);
        Assert.Equal(22, lines.Length);
    }

    [Fact]
    public void Too_much_output_is_cut_with_a_line_that_says_so()
    {
        var outputs = run.Repository.Outputs("huge", 1);

        Assert.Equal(20_000, string.Concat(Lines(outputs[0]!["text"])).Length);
        Assert.Contains("shows more than 20000 bytes", string.Concat(Lines(outputs[1]!["text"])), StringComparison.Ordinal);
        Assert.Equal(["next\n"], Lines(run.Repository.Outputs("huge", 2)[0]!["text"]));
    }

    private static string[] Lines(JsonNode? lines) => [.. lines!.AsArray().Select(line => (string)line!)];
}
