using System.Diagnostics;
using System.Globalization;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

/// <summary>How a notebook's process ends, and what ends with it.</summary>
public sealed class ProcessEndTests
{
    [LinuxFact]
    public async Task A_signal_and_an_exit_are_told_apart()
    {
        using var repository = new TestRepository();
        repository.Add("exit-137", "Environment.Exit(137);");
        foreach (string signal in (string[])["KILL", "TERM", "USR1"])
            repository.Add(signal, $"System.Diagnostics.Process.Start(\"kill\", [\"-{signal}\", Environment.ProcessId.ToString()]).WaitForExit();\nSystem.Threading.Thread.Sleep(15_000);");

        await Runner.RunAsync(repository, "run", "--jobs", "1");

        foreach (var (notebook, message) in new[] { ("exit-137", "exit code 137"), ("KILL", "ended by SIGKILL, signal 9. Somebody"), ("TERM", "SIGTERM, signal 15"), ("USR1", "ended by signal 10") })
            Assert.Contains(message, (string?)repository.Record(notebook)["error"]?["message"] ?? $"{notebook} passed", StringComparison.Ordinal);
    }

    [LinuxFact]
    public async Task What_the_cells_of_a_crashed_process_have_started_ends_too()
    {
        using var repository = new TestRepository();
        repository.Add("crash", $"System.IO.File.WriteAllText(@\"{repository.PathOf("child")}\", System.Diagnostics.Process.Start(\"sleep\", \"977\").Id.ToString());\nEnvironment.Exit(4);");

        await Runner.RunAsync(repository, "run");

        await EndAsync(repository.PathOf("child"));
    }

    [LinuxFact]
    public async Task When_the_runner_is_killed_its_worker_and_what_that_started_end()
    {
        using var repository = new TestRepository();
        repository.Add("talks", $$"""
            System.IO.File.WriteAllText(@"{{repository.PathOf("child")}}", System.Diagnostics.Process.Start("sleep", "977").Id.ToString());
            System.IO.File.WriteAllText(@"{{repository.PathOf("worker")}}", Environment.ProcessId.ToString());
            while (true) ("x" + new string('y', 200_000)).Display();
            """);
        using var runner = Runner.Start(repository, "run", "--max-output", "1000000000");
        await UntilAsync(() => File.Exists(repository.PathOf("worker")) && File.ReadAllText(repository.PathOf("worker")).Length > 0);
        // Stopped first, so that it has not read all that it was told.
        Process.Start("kill", ["-STOP", runner.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        await Task.Delay(1_000);

        runner.Kill();

        await EndAsync(repository.PathOf("worker"));
        await EndAsync(repository.PathOf("child"));
    }

    [LinuxFact]
    public async Task A_long_path_of_the_folder_for_temporary_files_does_no_harm()
    {
        using var repository = new TestRepository();
        repository.Add("lesson", "1 + 1");
        string folder = Directory.CreateDirectory(repository.PathOf(new string('t', 110))).FullName;

        var run = await Runner.RunWithAsync(repository, "TMPDIR", folder, "run");

        Assert.True(run.ExitCode == 0, run.Output);
    }

    private static Task EndAsync(string file)
    {
        string stat = $"/proc/{File.ReadAllText(file)}/stat";
        return UntilAsync(() => !File.Exists(stat) || File.ReadAllText(stat).Split(") ")[^1][0] is 'Z');
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var clock = Stopwatch.StartNew(); !isSo(); await Task.Delay(50))
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), "It did not happen within a minute.");
    }
}
