using System.Diagnostics;
using System.Globalization;

namespace NotebookRunner.Running;

/// <summary>How to start this program again as a worker.</summary>
internal static class WorkerCommandLine
{
    public const string Name = "worker";
    public const string DotnetOnPath = "dotnet";

    public static ProcessStartInfo For(string pipe, string folder, WorkerLimits limits)
    {
        string[] program = Program();
        string[] arguments = [Name, pipe, limits.MaxOutput.ToString(CultureInfo.InvariantCulture)];
        // Both numbers are hexadecimal. A cell that wants more fails alone, and with an exception.
        var (memory, size) = limits.Memory is { } bytes ? ("DOTNET_GCHeapHardLimit", $"{bytes:x}") : ("DOTNET_GCHeapHardLimitPercent", "19");
        var start = new ProcessStartInfo(program[0], [.. program[1..], .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                // The page that shows the outputs brings plotly.js itself.
                ["SEQUENCE_MODELS_PLOTLY"] = "page",
                ["COLUMNS"] = "120",
                [memory] = size,
            },
        };
        limits.Enclose?.Invoke(start, pipe);
        return start;
    }

    /// <summary>The words by which this program is started: the <c>dotnet</c> that runs it, by its full path, and its assembly.</summary>
    /// <remarks>An editor that is started from a menu does not have the shell's PATH.</remarks>
    public static string[] Program()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string dotnet = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : DotnetOnPath));
        return [File.Exists(dotnet) ? dotnet : DotnetOnPath, typeof(WorkerCommandLine).Assembly.Location];
    }
}
