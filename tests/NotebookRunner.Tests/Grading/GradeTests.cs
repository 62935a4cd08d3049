using System.Diagnostics;
using System.Text.RegularExpressions;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Grading;

public sealed class GradeTests
{
    [Fact]
    public async Task Each_copy_is_of_the_lesson_that_its_checks_or_its_name_say()
    {
        using var repository = FakeCourse.Make("01-first", "02-second");
        repository.HandIn("ann", "Check.That(\"01.1\", 42)", "Check.That(\"01.2\", 1)");
        repository.HandIn("02-second_bob", "1");
        repository.HandIn("eve", "1");

        var result = await Runner.RunAsync(repository, "grade", "class");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(["bob 02.1 missing", "bob 02.2 missing", "ann 01.1 passed", "ann 01.2 mistake off & gone", "eve  unusable Which lesson it is can be told neither from its checks nor from its name."], repository.Rows());
        Assert.Contains("Of no lesson", await File.ReadAllTextAsync(repository.PathOf("artifacts/grades/grades.html")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unreadable_copy_costs_its_own_row_only_and_what_is_no_copy_is_named()
    {
        using var repository = FakeCourse.Make("01-first");
        repository.HandIn("ann", "Check.That(\"01.1\", 42)", "Check.That(\"01.2\", 1)");
        string ann = await File.ReadAllTextAsync(repository.PathOf("class/ann.ipynb"));
        await File.WriteAllTextAsync(repository.PathOf("class/twice.ipynb"), ann.Replace("\"nbformat\":4", "\"nbformat\":4,\"nbformat\":4", StringComparison.Ordinal));
        await File.WriteAllTextAsync(repository.PathOf("class/half.ipynb"), ann.Replace("My Exercises", "My \\ud83d Exercises", StringComparison.Ordinal));
        await File.WriteAllTextAsync(repository.PathOf("class/bob.zip"), "PK");
        await File.WriteAllTextAsync(repository.PathOf("class/eve.ipynb.txt"), ann);
        Directory.CreateSymbolicLink(repository.PathOf("class/loop"), repository.PathOf("class"));
        File.CreateSymbolicLink(repository.PathOf("class/mine.ipynb"), repository.PathOf("class/ann.ipynb"));

        var result = await Runner.RunAsync(repository, "grade", "class");

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Equal(["ann 01.1 passed", "ann 01.2 mistake off & gone"], repository.Rows()[..2]);
        Assert.Contains(repository.Rows(), row => row.StartsWith("half  unusable The file has half of a character", StringComparison.Ordinal));
        Assert.Contains(repository.Rows(), row => row.StartsWith("twice  unusable", StringComparison.Ordinal) && row.Contains("twice in the notebook", StringComparison.Ordinal));
        foreach (string ignored in (string[])["bob.zip", "eve.ipynb.txt", "loop", "mine.ipynb"])
            Assert.Contains($"ignored: {ignored} is no notebook", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_written_as_in_dotnet_interactive_is_graded_by_its_answers()
    {
        using var repository = FakeCourse.Make("01-first");
        repository.HandIn("ann", "#!time\nvar answer = 40;\ndisplay(answer);", "#!set --name more --value 2\nHTML(more)", "#!fsharp\nlet x = 1", "Check.That(\"01.1\", answer + 2)");

        await Runner.RunAsync(repository, "grade", "class");

        Assert.Equal(["ann 01.1 passed", "ann 01.2 missing"], repository.Rows());
    }

    [Fact]
    public async Task After_a_crash_the_cells_before_it_are_repeated_and_those_behind_it_run()
    {
        using var repository = FakeCourse.Make("01-first");
        repository.HandIn("eve", "1");
        repository.HandIn("ann", "int a = 20;", "Check.That(\"01.1\", 42)", "int b = 22;\nEnvironment.Exit(1);", "Check.That(\"01.2\", a + 22)");

        await Runner.RunAsync(repository, "grade", "class");

        Assert.Equal(["ann 01.1 passed", "ann 01.2 passed", "eve 01.1 missing", "eve 01.2 missing"], repository.Rows());
    }

    [Fact]
    public async Task A_copy_whose_cells_all_crash_comes_to_an_end()
    {
        using var repository = FakeCourse.Make("01-first");
        repository.HandIn("ann", [.. Enumerable.Repeat("Environment.Exit(1);", 8), "Check.That(\"01.1\", 42)"]);
        // Fine the first time, and the end of every process that repeats it.
        string again = repository.PathOf("again");
        repository.HandIn("bob", $"if (File.Exists(@\"{again}\")) Environment.Exit(1); else File.WriteAllText(@\"{again}\", \"\");", "Environment.Exit(1);", "Check.That(\"01.1\", 42)");

        var result = await Runner.RunAsync(repository, "grade", "class", "--isolation", "none");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(["ann 01.1 trouble not reached", "ann 01.2 missing", "bob 01.1 passed", "bob 01.2 missing"], repository.Rows());
    }

    [Fact]
    public async Task Two_files_of_one_student_are_two_rows_and_a_verdict_counts_whether_it_is_shown_or_not()
    {
        using var repository = FakeCourse.Make("01-first");
        Directory.CreateDirectory(repository.PathOf("class/ann"));
        repository.HandIn("ann", "Check.That(\"01.1\", 42);");
        repository.HandIn("ann/01-first", "var kept = Check.That(\"01.1\", 42);", "if (kept is null) Check.That(\"01.2\", 42);");

        await Runner.RunAsync(repository, "grade", "class");

        Assert.Equal(["ann 01.1 passed", "ann 01.2 missing", "ann/01-first 01.1 passed", "ann/01-first 01.2 trouble no verdict"], repository.Rows());
    }

    [Fact]
    public async Task An_answer_above_the_heading_counts_and_the_lesson_above_it_is_not_run()
    {
        using var repository = FakeCourse.Make("01-first");
        repository.Add("../class/ann", "int half = 21;", "throw new Exception(\"the lesson itself is not run\");", "Check.That(\"01.1\", 2 * half)", "## Exercises", "Check.That(\"01.2\", 2 * half)");

        await Runner.RunAsync(repository, "grade", "class");

        Assert.Equal(["ann 01.1 passed", "ann 01.2 passed"], repository.Rows());
    }

    [Fact]
    public async Task A_cell_that_sleeps_is_told_how_long_it_was_waited_for()
    {
        using var repository = FakeCourse.Make("01-first");
        repository.HandIn("ann", "System.Threading.Thread.Sleep(-1);\nCheck.That(\"01.1\", 42)");

        // Long enough for the compiler's own work to be little beside it.
        await Runner.RunAsync(repository, "grade", "class", "--timeout", "4");

        Assert.Equal(["ann 01.1 trouble endless loop", "ann 01.2 missing"], repository.Rows());
        string told = Regex.Match(await File.ReadAllTextAsync(repository.PathOf("artifacts/grades/grades.html")), "longer than 4 s and was stopped after ([0-9]+) s").Groups[1].Value;
        Assert.InRange(int.Parse(told), 5, 120);
    }

    [LinuxFact]
    public async Task A_cell_that_says_for_ever_that_packages_are_fetched_costs_its_own_row_only()
    {
        using var repository = FakeCourse.Make("01-first");
        repository.HandIn("ann", """
            using System.Runtime.InteropServices;
            static class C { [DllImport("libc")] public static extern nint write(int file, byte[] bytes, nint count); }
            byte[] lines = Encoding.UTF8.GetBytes("{\"event\":\"restoreStarted\",\"Package\":\"none\"}\n{\"event\":\"restoreFinished\"}\n{\"event\":\"text\",\"Stream\":\"stdout\",\"Text\":\"much\"}\n");
            int[] sockets = [.. Directory.GetFiles("/proc/self/fd").Where(file => new FileInfo(file).LinkTarget?.StartsWith("socket:") == true).Select(file => int.Parse(Path.GetFileName(file)))];
            while (true)
                foreach (int socket in sockets)
                    C.write(socket, lines, lines.Length);
            """, "Check.That(\"01.2\", 42)");
        repository.HandIn("bob", "Check.That(\"01.1\", 42)");

        await Runner.RunAsync(repository, "grade", "class", "--timeout", "2", "--jobs", "1");

        Assert.Equal(["ann 01.1 missing", "ann 01.2 passed", "bob 01.1 passed", "bob 01.2 missing"], repository.Rows());
    }

    [Theory]
    [InlineData("nowhere is not a folder", "nowhere")]
    [InlineData("There is no notebook (.ipynb) in", "empty")]
    [InlineData("There is no lesson 17 with exercises. There are 01.", "class", "--lesson", "17")]
    [InlineData("from 256 to 65536", "class", "--memory", "1")]
    [InlineData("'required'", "class", "--isolation", "perhaps")]
    [InlineData("Required argument")]
    public async Task An_unusable_call_says_why_and_returns_2(string message, params string[] arguments)
    {
        using var repository = FakeCourse.Make("01-first");
        repository.HandIn("ann", "1");
        Directory.CreateDirectory(repository.PathOf("empty"));

        var result = await Runner.RunAsync(repository, ["grade", .. arguments]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(message, result.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(repository.PathOf("artifacts/grades")));
    }

    [Fact]
    public async Task A_course_that_was_never_built_says_what_to_do()
    {
        using var repository = FakeCourse.Make("01-first");
        File.Delete(repository.PathOf("notebooks/setup.csx"));

        var result = await Runner.RunAsync(repository, "grade", "class");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("dotnet build", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ctrl_C_keeps_what_was_graded_and_names_what_was_not()
    {
        using var repository = FakeCourse.Make("01-first");
        repository.HandIn("ann", "Check.That(\"01.1\", 42)");
        repository.HandIn("bob", $"File.WriteAllText(@\"{repository.PathOf("started")}\", \"\");\nwhile (true) {{ }}");
        repository.HandIn("eve", "Check.That(\"01.1\", 42)");
        using var process = Runner.Start(repository, "grade", "class", "--jobs", "1", "--timeout", "600", "--isolation", "none");
        while (!File.Exists(repository.PathOf("started")))
        {
            Assert.False(process.HasExited);
            await Task.Delay(50);
        }

        using (var signal = Process.Start("kill", ["-INT", $"{process.Id}"]))
            await signal.WaitForExitAsync();
        var result = await Runner.FinishAsync(process);

        Assert.Equal(130, result.ExitCode);
        Assert.Equal(["ann 01.1 passed", "ann 01.2 missing", "bob 01.1 stopped", "bob 01.2 stopped", "eve 01.1 stopped", "eve 01.2 stopped"], repository.Rows());
    }
}
