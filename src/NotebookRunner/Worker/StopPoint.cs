namespace NotebookRunner.Worker;

/// <summary>Where a cell may be stopped: a kernel puts a call into each loop and function of a cell. (Public because cells call it.)</summary>
public static class StopPoint
{
    private static readonly AsyncLocal<CancellationToken> cell = new();
    private static volatile bool isStopping;

    /// <summary>Goes on, unless the cell that this code belongs to is to stop.</summary>
    /// <exception cref="OperationCanceledException">The person stopped the cell.</exception>
    public static void Pass()
    {
        // The usual case costs a nanosecond: loops pass here.
        if (isStopping)
            cell.Value.ThrowIfCancellationRequested();
    }

    /// <summary>What stops the cell that this code belongs to: for calls that take such a token and got none.</summary>
    public static CancellationToken Token => cell.Value;

    /// <summary>From here on code, and what it starts on other threads, belongs to the cell that this token stops.</summary>
    internal static void Enter(CancellationToken token) => cell.Value = token;

    /// <summary>Makes code look at its token, or not.</summary>
    internal static void Watch(bool isWatching) => isStopping = isWatching;
}
