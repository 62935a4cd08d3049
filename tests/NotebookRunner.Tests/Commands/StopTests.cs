using System.Diagnostics;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Commands;

public sealed class StopTests
{
    [Fact]
    public async Task Ctrl_C_ends_the_workers_keeps_what_was_finished_and_returns_130()
    {
        using var repository = new TestRepository();
        repository.Add("a-done", "1");
        repository.Add("b-endless", $"System.IO.File.WriteAllText(@\"{repository.PathOf("worker")}\", Environment.ProcessId.ToString()); while (true) {{ }}");
        repository.Add("c-later", "1");
        using var process = Runner.Start(repository, "run", "--jobs", "1");
        int worker = await WorkerIdAsync(repository.PathOf("worker"));

        using (var signal = Process.Start("kill", ["-INT", $"{process.Id}"]))
            await signal.WaitForExitAsync();
        var result = await Runner.FinishAsync(process);

        Assert.Equal(130, result.ExitCode);
        Assert.Equal(["passed", "stopped", "stopped"], repository.Report["notebooks"]!.AsArray().Select(record => (string)record!["status"]!));
        Assert.True(File.Exists(repository.Target("a-done")));
        Assert.False(File.Exists(repository.Target("b-endless")));
        Assert.Throws<ArgumentException>(() => Process.GetProcessById(worker));
    }

    private static async Task<int> WorkerIdAsync(string file)
    {
        while (true)
        {
            if (File.Exists(file) && int.TryParse(await File.ReadAllTextAsync(file), out int id))
                return id;
            await Task.Delay(50);
        }
    }
}
