using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace NotebookKernel;

/// <summary>The client that started the kernel: when it is gone, nobody will ever stop the kernel, so it stops itself.</summary>
internal static class ParentProcess
{
    // Set by jupyter_client, and by everything that is built on it: the parent's id, but on Windows a handle of it that we have inherited.
    private const string Variable = "JPY_PARENT_PID";

    /// <returns>A source that is cancelled when the parent ends, or when the token is.</returns>
    public static CancellationTokenSource WatchedBy(CancellationToken token)
    {
        var gone = CancellationTokenSource.CreateLinkedTokenSource(token);
        if (int.TryParse(Environment.GetEnvironmentVariable(Variable), CultureInfo.InvariantCulture, out int given)
            && (OperatingSystem.IsWindows() ? GetProcessId(given) : given) is > 1 and int id)
            _ = WatchAsync(id, gone);
        return gone;
    }

    // Zero for what is no handle of a process.
    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int GetProcessId(nint process);

    private static async Task WatchAsync(int id, CancellationTokenSource gone)
    {
        try
        {
            using var parent = Process.GetProcessById(id);
            await parent.WaitForExitAsync(gone.Token);
            KernelLog.Write("the process that started this kernel is gone, so the kernel ends");
        }
        catch (ArgumentException)
        {
            KernelLog.Write($"the process {id} that started this kernel ({Variable}) is not there, so the kernel ends");
        }
        catch (OperationCanceledException)
        {
            return;
        }
        await gone.CancelAsync();
    }
}
