using NotebookRunner.Notebooks;
using NotebookRunner.Protocol;

namespace NotebookRunner.Running;

/// <summary>One cell sent to a worker and what comes back, until it is finished, too late, or the worker is gone.</summary>
internal sealed class CellExchange(WorkerProcess worker, CellOutputs outputs, Action<ValueUpdated> update, TimeSpan timeout, Action<string> wrote)
{
    private static readonly TimeSpan RestoreTimeout = TimeSpan.FromMinutes(5);

    private CellError? failure;
    private string? restoring;

    /// <summary>Whether the worker said that the cell is over: if not, it hangs or is gone, and takes no other cell.</summary>
    public bool IsFinished { get; private set; }

    /// <returns>Why the cell failed, or null.</returns>
    public async Task<CellError?> RunAsync(RunCell cell, CancellationToken token)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(token);
        deadline.CancelAfter(timeout);
        try
        {
            await worker.SendAsync(cell, deadline.Token);
            while (await worker.ReadAsync(deadline.Token) is { } message)
            {
                Take(message, deadline);
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
        return failure ?? await worker.DescribeEndAsync(token);
    }

    private void Take(WorkerEvent message, CancellationTokenSource deadline)
    {
        switch (message)
        {
            case TextWritten text:
                outputs.AddText(text.Stream, text.Text);
                wrote(text.Text);
                break;
            case ValueShown value:
                outputs.AddValue(value);
                break;
            case ValueUpdated value:
                update(value);
                break;
            case OutputCleared:
                outputs.Clear();
                break;
            case CellFailed failed:
                failure = failed.Error;
                break;
            case RestoreStarted started:
                restoring = started.Package;
                deadline.CancelAfter(RestoreTimeout);
                break;
            case CellFinished:
                IsFinished = true;
                break;
            case RestoreFinished:
                restoring = null;
                deadline.CancelAfter(timeout);
                break;
        }
    }

    private CellError TooLate() => restoring is null ? CellTooLate() : new(ErrorKind.Timeout, "Timeout",
        $"The package {restoring} was not restored within {RestoreTimeout.TotalMinutes} minutes: the package source does not answer.", null, [], restoring);

    private CellError CellTooLate() => new(ErrorKind.Timeout, "Timeout",
        $"The cell ran longer than {timeout.TotalSeconds} s and was stopped. Make its work smaller, or run with a larger --timeout.", null, []);
}
