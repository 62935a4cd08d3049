using System.Reflection;
using System.Runtime;

namespace SequenceModels.Exercises;

/// <summary>Runs a learner's function so that whatever it does, the cell lives: a loop without an end is stopped, an exception is caught.</summary>
internal static class LearnerCode
{
    // Deep recursion that does end has room.
    private const int StackBytes = 64 << 20;
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    /// <returns>What the work gave, or what stopped it.</returns>
    public static (T? Result, Exception? Failure) Run<T>(Func<T> work)
    {
        T? result = default;
        Exception? failure = null;
        using var deadline = new CancellationTokenSource();
        var thread = new Thread(() => failure = Failure(() => result = work(), deadline.Token), StackBytes) { IsBackground = true };
        thread.Start();
        deadline.CancelAfter(Limit);
        // Code that cannot be stopped, in a wait of the system, is left behind.
        return thread.Join(Limit + Patience) ? (result, failure) : (default, new TimeoutException());
    }

    private static Exception? Failure(Action work, CancellationToken deadline)
    {
        try
        {
#pragma warning disable SYSLIB0046 // The one way to stop a loop in one's own process; meant for hosts of scripts.
            ControlledExecution.Run(work, deadline);
#pragma warning restore SYSLIB0046
            return null;
        }
        catch (Exception) when (deadline.IsCancellationRequested)
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
