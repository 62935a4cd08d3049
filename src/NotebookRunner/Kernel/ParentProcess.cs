using System.Diagnostics;

namespace NotebookRunner.Kernel;

/// <summary>The client that started the kernel: when it is gone, nobody will ever stop the kernel, so it stops itself.</summary>
internal static class ParentProcess
{
    // Set by jupyter_client, and by everything that is built on it.
    private const string Variable = "JPY_PARENT_PID";

    /// <returns>A source that is cancelled when the parent ends, or when the token is.</returns>
    public static CancellationTokenSource WatchedBy(CancellationToken token)
    {
        var gone = CancellationTokenSource.CreateLinkedTokenSource(token);
        if (int.TryParse(Environment.GetEnvironmentVariable(Variable), out int id) && id > 1)
            _ = WatchAsync(id, gone);
        return gone;
    }

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
            // It was gone before we looked.
        }
        catch (OperationCanceledException)
        {
            return;
        }
        await gone.CancelAsync();
    }
}
