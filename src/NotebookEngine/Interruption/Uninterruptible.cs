using System.Runtime.CompilerServices;

namespace NotebookEngine.Interruption;

/// <summary>Work that a cell's thread finishes even while the cell is being stopped, because others rely on what it changes.</summary>
internal static class Uninterruptible
{
    private static readonly HashSet<Thread> threads = [];

    // A thread is aborted anywhere but in a finally block; optimized, an empty try would take its finally with it.
    [MethodImpl(MethodImplOptions.NoOptimization | MethodImplOptions.NoInlining)]
    public static void Run(Action work)
    {
        try
        {
        }
        finally
        {
            RunMarked(work);
        }
    }

    /// <summary>Wakes a thread that waits, unless it is at such work.</summary>
    public static void Wake(Thread thread)
    {
        lock (threads)
            if (!threads.Contains(thread) && thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin))
                thread.Interrupt();
    }

    private static void RunMarked(Action work)
    {
        bool isOutermost;
        lock (threads)
            isOutermost = threads.Add(Thread.CurrentThread);
        try
        {
            work();
        }
        finally
        {
            if (isOutermost)
                lock (threads)
                    threads.Remove(Thread.CurrentThread);
        }
    }
}
