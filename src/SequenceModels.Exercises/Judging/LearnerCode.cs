using System.Diagnostics;
using System.Reflection;
using System.Runtime;

namespace SequenceModels.Exercises.Judging;

/// <summary>Runs a learner's function so that whatever it does, the cell lives: a loop without an end is stopped, an exception is caught.</summary>
internal static class LearnerCode
{
    // Deep recursion that does end has room.
    private const int StackBytes = 16 << 20;
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // A host whose cells look at a token leaves this here: with it a loop ends by itself. In the others its thread is aborted, which can, rarely, end the process.
    private static readonly Action<CancellationToken>? StopAt = AppContext.GetData("NotebookRunner.StopAt") as Action<CancellationToken>;

    // In a browser, which has no second thread, the loop looks at the clock itself.
    private static readonly Action<TimeSpan?>? StopAfter = AppContext.GetData("NotebookRunner.StopAfter") as Action<TimeSpan?>;
    private static readonly TimeSpan LimitInBrowser = 5 * Limit;

    /// <returns>What the work gave, or what stopped it.</returns>
    public static (T? Result, Exception? Failure) Run<T>(Func<T> work)
    {
        if (OperatingSystem.IsBrowser())
            return RunHere(work);
        T? result = default;
        Exception? failure = null;
        CancellationTokenSource deadline = new(), abort = new();
        var thread = new Thread(() => failure = Failure(() => result = work(), deadline.Token, abort.Token), StackBytes) { IsBackground = true };
        thread.Start();
        try
        {
            if (EndsInTime(thread))
                return (result, failure);
            deadline.Cancel();
            if (StopAt is not null && thread.Join(Patience))
                return (default, failure);
        }
        finally
        {
            // Returns when the thread has stopped: not to be waited for. Code that cannot be stopped, in a wait of the system, is left behind.
            _ = Task.Run(abort.Cancel);
        }
        return (default, thread.Join(Patience) ? failure : new TimeoutException());
    }

    private static (T? Result, Exception? Failure) RunHere<T>(Func<T> work)
    {
        T? result = default;
        StopAfter?.Invoke(LimitInBrowser);
        var failure = Failure(() => result = work());
        StopAfter?.Invoke(null);
        return (result, failure is OperationCanceledException ? new TimeoutException() : failure);
    }

    // On a busy machine a right answer may wait for a processor: as long as the process gets less than half of one, it has more time.
    // The runner's FairClock has this rule for cells. Neither may know the other: lessons run in other hosts, too.
    private static bool EndsInTime(Thread thread)
    {
        var (begun, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        bool ended = thread.Join(Limit);
        while (!ended && Stopwatch.GetElapsedTime(begun) < 3 * Limit && 2 * (Environment.CpuUsage.TotalTime - before) < Limit)
            ended = thread.Join(Look);
        return ended;
    }

    private static Exception? Failure(Action work, CancellationToken deadline, CancellationToken abort)
    {
        var failure = Failure(() =>
        {
            StopAt?.Invoke(deadline);
#pragma warning disable SYSLIB0046 // The one way to stop a loop in one's own process; meant for hosts of scripts.
            ControlledExecution.Run(work, abort);
#pragma warning restore SYSLIB0046
        });
        return failure is not null && (deadline.IsCancellationRequested || abort.IsCancellationRequested) ? new TimeoutException() : failure;
    }

    private static Exception? Failure(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (TargetInvocationException thrown)
        {
            return thrown.InnerException ?? thrown;
        }
        catch (Exception thrown)
        {
            return thrown;
        }
    }
}
