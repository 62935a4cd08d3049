using System.Reflection;
using System.Runtime;

namespace SequenceModels.Exercises;

/// <summary>Runs a learner's function so that whatever it does, the cell lives: a loop without an end is stopped, an exception is caught.</summary>
internal static class LearnerCode
{
    // Deep recursion that does end has room.
    private const int StackBytes = 16 << 20;
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    // A host whose cells look at a token leaves this here: with it a loop ends by itself. In the others its thread is aborted, which can, rarely, end the process.
    private static readonly Action<CancellationToken>? StopAt = AppContext.GetData("NotebookRunner.StopAt") as Action<CancellationToken>;

    /// <returns>What the work gave, or what stopped it.</returns>
    public static (T? Result, Exception? Failure) Run<T>(Func<T> work)
    {
        T? result = default;
        Exception? failure = null;
        using CancellationTokenSource deadline = new(Limit), abort = new(StopAt is null ? Limit : Limit + Patience);
        var thread = new Thread(() => failure = Failure(() => result = work(), deadline.Token, abort.Token), StackBytes) { IsBackground = true };
        thread.Start();
        // Code that cannot be stopped, in a wait of the system, is left behind.
        return thread.Join(Limit + 2 * Patience) ? (result, failure) : (default, new TimeoutException());
    }

    private static Exception? Failure(Action work, CancellationToken deadline, CancellationToken abort)
    {
        try
        {
            StopAt?.Invoke(deadline);
#pragma warning disable SYSLIB0046 // The one way to stop a loop in one's own process; meant for hosts of scripts.
            ControlledExecution.Run(work, abort);
#pragma warning restore SYSLIB0046
            return null;
        }
        catch (Exception) when (deadline.IsCancellationRequested || abort.IsCancellationRequested)
        {
            return new TimeoutException();
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
