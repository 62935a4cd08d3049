using System.Diagnostics;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Tests.Support;

/// <summary>The program, started as a person starts it.</summary>
internal static class Runner
{
    public static async Task<RunnerResult> RunAsync(TestRepository repository, params string[] arguments)
    {
        using var process = Start(repository, arguments);
        return await FinishAsync(process);
    }

    /// <summary>Runs it with one variable of its environment set.</summary>
    public static async Task<RunnerResult> RunWithAsync(TestRepository repository, string name, string value, params string[] arguments)
    {
        var start = StartInfo(repository, arguments);
        start.Environment[name] = value;
        using var process = Process.Start(start)!;
        return await FinishAsync(process);
    }

    public static Process Start(TestRepository repository, params string[] arguments) => Process.Start(StartInfo(repository, arguments))!;

    private static ProcessStartInfo StartInfo(TestRepository repository, string[] arguments) => new("dotnet", [typeof(NotebookDocument).Assembly.Location, .. arguments])
    {
        WorkingDirectory = repository.Root,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    public static async Task<RunnerResult> FinishAsync(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new RunnerResult(process.ExitCode, output + await errors);
    }
}
