using System.ComponentModel;
using System.Diagnostics;

namespace NotebookRunner.Live;

/// <summary>A program that a live book is made with.</summary>
internal static class Tool
{
    /// <summary>Runs it to its end.</summary>
    /// <param name="purpose">What it is needed for, as the middle of a sentence.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="program">Its name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="IOException">It is not there, or failed: the message ends with what it said.</exception>
    public static async Task RunAsync(string purpose, string folder, string program, string[] arguments, CancellationToken cancellation)
    {
        using var process = Start(purpose, folder, program, arguments);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            string said = await process.StandardOutput.ReadToEndAsync(cancellation) + await errors;
            await process.WaitForExitAsync(cancellation);
            if (process.ExitCode != 0)
                throw new IOException($"`{program} {string.Join(' ', arguments)}`, which {purpose}, failed with exit code {process.ExitCode}:\n{said.Trim()}");
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(string purpose, string folder, string program, string[] arguments)
    {
        // On Windows npm is a script, which only the shell finds.
        bool isScript = OperatingSystem.IsWindows() && program != "dotnet";
        string[] words = isScript ? ["/c", program, .. arguments] : arguments;
        var start = new ProcessStartInfo(isScript ? "cmd" : program, words) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception error)
        {
            throw new IOException($"The live book needs {program}, which {purpose}, and it is not to be found: {error.Message}. Install it and call book --live again.", error);
        }
    }
}
