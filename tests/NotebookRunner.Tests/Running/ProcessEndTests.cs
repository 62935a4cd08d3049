using System.Diagnostics;
using System.Globalization;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Running;

/// <summary>What ends with a runner. What ends with a notebook's process: <see cref="FailingNotebookTests"/>.</summary>
public sealed class ProcessEndTests
{
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
        await StartedProcess.UntilAsync(() => File.Exists(repository.PathOf("worker")) && File.ReadAllText(repository.PathOf("worker")).Length > 0);
        // Stopped first, so that it has not read all that it was told.
        Process.Start("kill", ["-STOP", runner.Id.ToString(CultureInfo.InvariantCulture)]).WaitForExit();
        await Task.Delay(1_000);

        runner.Kill();

        await StartedProcess.EndAsync(repository.PathOf("worker"));
        await StartedProcess.EndAsync(repository.PathOf("child"));
    }
}
