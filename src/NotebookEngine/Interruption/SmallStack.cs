using System.Runtime.CompilerServices;

namespace NotebookEngine.Interruption;

/// <summary>Runs what shows a value on a thread whose stack is small: what calls itself without an end there is over at once, where the deep stack of a cell takes a minute to unwind.</summary>
internal static class SmallStack
{
    public const int Bytes = 3 << 20;

    // What wraps an error at each level of the way back, as reflection does, takes ten times the stack of the way there.
    private const int MostUsed = Bytes / 16;

    [ThreadStatic]
    private static nint start;

    /// <summary>Whether this is such a thread, and so deep in it that a value contains itself rather than much.</summary>
    public static bool IsFull => start != 0 && start - Place() > MostUsed;

    /// <summary>Runs this on such a thread, and waits for it; on this one if it is such a thread.</summary>
    public static T Run<T>(Func<T> work)
    {
        if (start != 0)
            return work();
        // Where there is one thread only, its own stack must do.
        if (OperatingSystem.IsBrowser())
            return RunHere(work);
        var shown = new Task<T>(() => RunHere(work));
        new Thread(() => shown.RunSynchronously(TaskScheduler.Default), Bytes) { IsBackground = true, Name = "value" }.Start();
        return shown.GetAwaiter().GetResult();
    }

    /// <summary>Runs this here, on a thread that has such a stack.</summary>
    public static T RunHere<T>(Func<T> work)
    {
        start = Place();
        try
        {
            return work();
        }
        finally
        {
            start = 0;
        }
    }

    /// <summary>The address at which the stack ends at the moment: it grows towards smaller ones.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static nint Place()
    {
        byte here = 0;
        return Unsafe.ByteOffset(ref Unsafe.NullRef<byte>(), ref here);
    }
}
