using System.Diagnostics;
using System.Text.RegularExpressions;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Grading;

public sealed class GradeTests
{
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
