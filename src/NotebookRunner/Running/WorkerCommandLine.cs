using System.Diagnostics;
using System.Globalization;

namespace NotebookRunner.Running;

/// <summary>How to start this program again as a worker.</summary>
internal static class WorkerCommandLine
{
    public const string Name = "worker";

    public static ProcessStartInfo For(string pipe, string folder, int maxOutput)
    {
        string assembly = typeof(WorkerCommandLine).Assembly.Location;
        bool isOwnHost = FileStem(Environment.ProcessPath) == FileStem(assembly);
        string[] program = isOwnHost ? [Environment.ProcessPath!] : [DotnetHost(), assembly];
        string[] arguments = [Name, pipe, maxOutput.ToString(CultureInfo.InvariantCulture)];
        return new ProcessStartInfo(program[0], [.. program[1..], .. arguments])
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
                // A quarter of the machine's memory (the number is hexadecimal): a cell that wants all of it fails alone, and with an exception.
                ["DOTNET_GCHeapHardLimitPercent"] = "19",
            },
        };
    }

    private static string DotnetHost() =>
        FileStem(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static string? FileStem(string? path) => Path.GetFileNameWithoutExtension(path);
}
