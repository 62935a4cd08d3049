using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NotebookRunner.Tests.Wire;

/// <summary>A process with the real libzmq that plays a scenario of clients.py.</summary>
internal static class ZmqClient
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    // Debian's package is for Debian's Python, which need not be the first on the PATH.
    private static readonly string? Python = Array.Find(["/usr/bin/python3", "python3", "python"], HasZmq);

    /// <summary>Why such a test is skipped; null where it runs, and always null in CI, where what is missing must fail.</summary>
    public static string? Missing => Python is not null || Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? null
        : "No Python with pyzmq was found. Install Debian's python3-zmq, or run pip install pyzmq.";

    /// <returns>What the scenario prints; it fails where the scenario does.</returns>
    public static async Task<string> PlayAsync(string scenario, params object[] arguments)
    {
        using var process = Start(Python ?? "python3", [ScriptPath(), scenario, .. arguments.Select(argument => $"{argument}")]);
        try
        {
            var errors = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(Patience);
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, $"{scenario}: {await errors}{output}");
            return output.TrimEnd();
        }
        finally
        {
            process.Kill();
        }
    }

    private static bool HasZmq(string python)
    {
        try
        {
            using var process = Start(python, ["-c", "import zmq"]);
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static Process Start(string program, string[] arguments) =>
        Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static string ScriptPath([CallerFilePath] string file = "") => Path.Combine(Path.GetDirectoryName(file)!, "clients.py");
}
