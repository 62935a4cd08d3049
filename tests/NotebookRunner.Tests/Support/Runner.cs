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

    public static Process Start(TestRepository repository, params string[] arguments)
    {
        string[] command = [typeof(NotebookDocument).Assembly.Location, .. arguments];
        return Process.Start(new ProcessStartInfo("dotnet", command)
        {
            WorkingDirectory = repository.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
    }

    public static async Task<RunnerResult> FinishAsync(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new RunnerResult(process.ExitCode, output + await errors);
    }
}
