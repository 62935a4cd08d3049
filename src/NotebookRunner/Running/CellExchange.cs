namespace NotebookRunner.Running;

/// <summary>One cell sent to a worker and what comes back, until it is finished, too late, or the worker is gone.</summary>
/// <param name="worker">Where it runs.</param>
/// <param name="timeout">How long it may take.</param>
/// <param name="heard">Is told of all that comes back.</param>
internal sealed class CellExchange(WorkerProcess worker, TimeSpan timeout, Action<WorkerEvent> heard)
{
    /// <summary>How long the packages of a cell may take.</summary>
    public static readonly TimeSpan RestoreTimeout = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly CellClock clock = new(() => worker.ProcessorTime, timeout, RestoreTimeout);
    private CellError? failure;
    private string package = "";
    private bool isExit;

    /// <summary>How much time the cell has had.</summary>
    public TimeSpan Elapsed => clock.Elapsed;

    /// <summary>How much time its packages have had.</summary>
    public TimeSpan Restored => clock.Restored;

    /// <summary>Whether the worker said that the cell is over: if not, it hangs or is gone, and takes no other cell.</summary>
    public bool IsFinished { get; private set; }

    /// <returns>Why the cell failed, or null.</returns>
    public async Task<CellError?> RunAsync(RunCell cell, CancellationToken token)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(token);
        using var over = new CancellationTokenSource();
        var watch = WatchAsync(deadline, over.Token);
        try
        {
            await worker.SendAsync(cell, deadline.Token);
            while (await worker.ReadAsync(deadline.Token) is { } message)
            {
                Take(message);
                if (IsFinished)
                    return failure;
            }
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return TooLate();
        }
        catch (IOException)
        {
            // The worker went away while it was spoken to.
        }
        finally
        {
            await over.CancelAsync();
            await watch;
        }
        return failure ?? await worker.DescribeEndAsync(isExit, token);
    }

    private async Task WatchAsync(CancellationTokenSource deadline, CancellationToken over)
    {
        // A cell that has ended its process is over, however long that takes to say so.
        while ((worker.HearLastWords() || !clock.IsLate) && !over.IsCancellationRequested)
            await Task.Delay(Look, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!over.IsCancellationRequested)
            await deadline.CancelAsync();
    }

    private void Take(WorkerEvent message)
    {
        heard(message);
        switch (message)
        {
            case CellFailed failed:
                failure = failed.Error;
                break;
            case RestoreStarted started:
                package = started.Package;
                clock.StartRestore();
                break;
            case ProcessExits:
                isExit = true;
                break;
            case CellFinished:
                IsFinished = true;
                break;
            case RestoreFinished:
                clock.EndRestore();
                break;
        }
    }

    private CellError TooLate() => !clock.IsRestoreLate ? CellTooLate() : new(ErrorKind.Timeout, "Timeout",
        $"The package {package} was not restored within {RestoreTimeout.TotalMinutes} minutes: the package source does not answer.", null, [], package);

    private CellError CellTooLate() => new(ErrorKind.Timeout, "Timeout",
        $"The cell ran longer than {timeout.TotalSeconds} s and was stopped after {clock.Wall.TotalSeconds:0} s: where it waits it has up to {FairClock.LongestWait} times as long. Make its work smaller, or run with a larger --timeout.", null, []);
}
