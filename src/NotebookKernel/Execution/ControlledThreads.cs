using System.Runtime;
using NotebookEngine.Interruption;

namespace NotebookKernel.Execution;

/// <summary>The threads that run a cell's code at the moment, and the ways to get them out of it.</summary>
/// <param name="asked">The cell is to stop.</param>
/// <param name="aborted">It has not, so it is aborted.</param>
internal sealed class ControlledThreads(CancellationToken asked, CancellationToken aborted)
{
    private readonly HashSet<Thread> running = [];

    public bool IsAny
    {
        get
        {
            lock (running)
                return running.Count > 0;
        }
    }

    /// <summary>Runs code of the cell on this thread, until it ends or is stopped.</summary>
    public void Run(SynchronizationContext context, Action code)
    {
        lock (running)
            running.Add(Thread.CurrentThread);
        SynchronizationContext.SetSynchronizationContext(context);
        StopPoint.Enter(asked);
        try
        {
            // Whoever stops the cell looks for its threads when it is asked to stop, and may have looked before this one was here.
            asked.ThrowIfCancellationRequested();
#pragma warning disable SYSLIB0046 // The last resort: see StopPoints.
            ControlledExecution.Run(code, aborted);
#pragma warning restore SYSLIB0046
        }
        catch (Exception) when (asked.IsCancellationRequested)
        {
            // Stopped.
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
            lock (running)
                running.Remove(Thread.CurrentThread);
            ForgetWaking();
        }
    }

    /// <summary>Wakes those that wait.</summary>
    public void Wake()
    {
        lock (running)
            foreach (var thread in running)
                Uninterruptible.Wake(thread);
    }

    // One that came too late would hit whatever this thread does next.
    private static void ForgetWaking()
    {
        try
        {
            Thread.Sleep(0);
        }
        catch (ThreadInterruptedException)
        {
        }
    }
}
