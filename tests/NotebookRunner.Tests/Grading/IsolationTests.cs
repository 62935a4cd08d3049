using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using NotebookRunner.Notebooks;
using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Grading;

public sealed class IsolationTests
{
    [Fact]
    public async Task A_copy_reaches_neither_the_network_nor_others_where_bubblewrap_works_and_where_not_it_is_said()
    {
        using var repository = FakeCourse.Make("01-first");
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        await File.WriteAllTextAsync(repository.PathOf("notebooks/solutions.txt"), "42");
        string written = Path.Combine(AppContext.BaseDirectory, $"written-{Guid.NewGuid()}.txt");
        repository.HandIn("network", $"new System.Net.Sockets.TcpClient(\"127.0.0.1\", {((IPEndPoint)server.LocalEndpoint).Port});\nCheck.That(\"01.1\", 42)");
        repository.HandIn("peeps", $"Check.That(\"01.1\", File.Exists(@\"{repository.PathOf("class/network.ipynb")}\") ? 42 : 1);\nCheck.That(\"01.2\", File.Exists(@\"{repository.PathOf("notebooks/solutions.txt")}\") ? 42 : 1);");
        repository.HandIn("writes", $"File.WriteAllText(\"own.txt\", \"\");\nFile.WriteAllText(Path.GetTempFileName(), \"\");\nCheck.That(\"01.1\", 42);\nFile.WriteAllText(@\"{written}\", \"\");\nCheck.That(\"01.2\", 42);");
        repository.HandIn("crashes", "Environment.FailFast(\"enough\");\nCheck.That(\"01.1\", 42)", "while (true) { }\nCheck.That(\"01.2\", 42)");
        repository.HandIn("needs-package", "#r \"nuget: No.Such.Package.Anywhere, 1.2.3\"\nCheck.That(\"01.1\", 42)");

        var result = await Runner.RunAsync(repository, "grade", "class", "--timeout", "3");

        string[] rows = await IsThereAsync()
            ? ["network 01.1 trouble exception", "network 01.2 missing", "peeps 01.1 mistake off & gone", "peeps 01.2 mistake off & gone", "writes 01.1 passed", "writes 01.2 trouble exception"]
            : ["network 01.1 passed", "network 01.2 missing", "peeps 01.1 passed", "peeps 01.2 passed", "writes 01.1 passed", "writes 01.2 passed"];
        Assert.Equal(["crashes 01.1 trouble ended its process", "crashes 01.2 trouble endless loop", "needs-package 01.1 trouble missing package", "needs-package 01.2 missing", .. rows], repository.Rows());
        Assert.Contains(await IsThereAsync() ? "Isolation: bubblewrap." : "No isolation: ", result.Output, StringComparison.Ordinal);
        Assert.Equal(!await IsThereAsync(), File.Exists(written));
        File.Delete(written);
        string page = await File.ReadAllTextAsync(repository.PathOf("artifacts/grades/grades.html"));
        Assert.Equal(await IsThereAsync(), page.Contains("Copies have no network, and only packages that this machine has restored before.", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("auto", null, 0, "No isolation: there is no bwrap here. Install bubblewrap")]
    [InlineData("required", null, 2, "--isolation required was given, but there is no bwrap here. Install bubblewrap")]
    [InlineData("auto", "echo 'No permissions to create a new namespace' >&2\nexit 1", 0, "No isolation: bwrap does not work here (No permissions to create a new namespace).")]
    [InlineData("required", "exit 3", 2, "bwrap does not work here (exit code 3).")]
    [InlineData("none", "exit 3", 0, "No isolation: --isolation none was given.")]
    public async Task Without_bubblewrap_it_is_said_why_and_nobodys_row_is_lost(string mode, string? bwrap, int exitCode, string said)
    {
        using var repository = FakeCourse.Make("01-first");
        // One that runs is enough.
        repository.HandIn("01-first_ann", bwrap is null ? ["Check.That(\"01.1\", 42)"] : []);
        Directory.CreateDirectory(repository.PathOf("bin"));
        if (bwrap is not null && !OperatingSystem.IsWindows())
        {
            await File.WriteAllTextAsync(repository.PathOf("bin/bwrap"), $"#!/bin/sh\n{bwrap}\n");
            File.SetUnixFileMode(repository.PathOf("bin/bwrap"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(NotebookDocument).Assembly.Location, "grade", "class", "--isolation", mode])
        {
            WorkingDirectory = repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["PATH"] = repository.PathOf("bin") },
        };

        using var process = Process.Start(start)!;
        var result = await Runner.FinishAsync(process);

        Assert.True(result.ExitCode == exitCode, result.Output);
        Assert.Contains(said, result.Output, StringComparison.Ordinal);
        if (exitCode == 0)
            Assert.Equal([$"ann 01.1 {(bwrap is null ? "passed" : "missing")}", "ann 01.2 missing"], repository.Rows());
    }

    private static async Task<bool> IsThereAsync()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "bwrap"))))
            return false;
        using var process = Process.Start("bwrap", ["--unshare-all", "--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc", "true"]);
        await process.WaitForExitAsync();
        return process.ExitCode == 0;
    }
}
