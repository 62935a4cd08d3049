using NotebookRunner.Commands;
using NotebookRunner.Kernel.Execution;

namespace NotebookRunner.Kernel;

/// <summary>The process of a kernel, from the connection file to the exit code.</summary>
internal static class KernelProgram
{
    public static async Task<int> RunAsync(string path, int maxOutput, bool isSharedAllowed, CancellationToken token)
    {
        var connection = ConnectionFile.Load(path);
        await using var host = new KernelHost(connection, new FigureScript(null), maxOutput);
        await host.RunAsync(token);
        return ExitCode.Passed;
    }
}
