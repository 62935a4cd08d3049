using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace NotebookEngine.Interruption;

/// <summary>Where a cell may be stopped: each loop and function of a cell calls here. (Public because cells do.)</summary>
public static class StopPoint
{
    // Where a library of the same process, which does not know this one, finds what stops the code that it calls.
    private const string StopAtName = "NotebookRunner.StopAt";
    private const string StopAfterName = "NotebookRunner.StopAfter";

    private static readonly AsyncLocal<CancellationToken> cell = new();
    private static volatile bool isStopping;
    private static long? latest;

    private const int MostAsync = 512 << 10;
    private const int MostCaught = 250;

    [ThreadStatic]
    private static nint highest;

    [ThreadStatic]
    private static Stack<nint>? caught;

    /// <summary>A loop goes on, unless the cell that this code belongs to is to stop.</summary>
    /// <exception cref="OperationCanceledException">The person stopped the cell.</exception>
    public static void Pass()
    {
        // The usual case costs a nanosecond: loops pass here.
        if (isStopping)
            Look();
    }

    /// <summary>A function begins, unless the cell is to stop or the stack has no room for it: past its end the process would be lost.</summary>
    /// <exception cref="InsufficientExecutionStackException">A function calls itself without an end.</exception>
    /// <exception cref="OperationCanceledException">The person stopped the cell.</exception>
    public static void Call()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack() || SmallStack.IsFull)
            throw Full();
        Pass();
    }

    /// <summary>An async function begins, with less of the stack: each of its calls catches the error and throws it on, with all lines so far.</summary>
    /// <exception cref="InsufficientExecutionStackException">A function calls itself without an end.</exception>
    /// <exception cref="OperationCanceledException">The person stopped the cell.</exception>
    public static void CallAsync()
    {
        nint here = SmallStack.Place();
        // Of a thread of the pool nobody knows where its stack began: near the first call that came here.
        if (here > highest)
            highest = here;
        if (highest - here > MostAsync)
            throw Full();
        Call();
    }

    /// <summary>A function begins in which an error is caught and another one thrown. That leaves all that is deeper on the stack and takes 15 KB more, so there may be few of them.</summary>
    /// <exception cref="InsufficientExecutionStackException">A function calls itself without an end.</exception>
    /// <exception cref="OperationCanceledException">The person stopped the cell.</exception>
    public static void CallCaught()
    {
        nint here = SmallStack.Place();
        var calls = caught ??= new();
        // Nobody says when a function ends: those that began deeper than this one have.
        while (calls.TryPeek(out nint last) && last <= here)
            calls.Pop();
        if (calls.Count == MostCaught)
            throw Full();
        calls.Push(here);
        Call();
    }

    /// <summary>As <see cref="CallAsync"/>, where what a new object begins with is computed, which is no function's: objects inside each other are no deep recursion.</summary>
    /// <returns>True.</returns>
    public static bool Begins()
    {
        CallAsync();
        return true;
    }

    /// <summary>As <see cref="CallCaught"/>, where what a new object begins with is computed by way of others, which may catch errors: reflection, a lazy value.</summary>
    /// <returns>True.</returns>
    public static bool BeginsCaught()
    {
        CallCaught();
        return true;
    }

    /// <summary>What stops the cell that this code belongs to: for calls that take such a token and got none.</summary>
    public static CancellationToken Token => cell.Value;

    /// <summary>From here on code, and what it starts on other threads, belongs to the cell that this token stops.</summary>
    internal static void Enter(CancellationToken token) => cell.Value = token;

    /// <summary>Makes code look at its token, or not.</summary>
    internal static void Watch(bool isWatching) => isStopping = isWatching;

    /// <summary>Lets the checks of exercises give a learner's function a deadline.</summary>
    internal static void Offer()
    {
        AppContext.SetData(StopAtName, (Action<CancellationToken>)StopAt);
        AppContext.SetData(StopAfterName, (Action<TimeSpan?>)StopAfter);
    }

    private static InsufficientExecutionStackException Full() => new("The stack is full: a function calls itself without an end.");

    private static void Look()
    {
        cell.Value.ThrowIfCancellationRequested();
        if (latest is { } end && Stopwatch.GetTimestamp() > end)
            throw new OperationCanceledException();
    }

    // Where there is one thread, nobody can cancel a token meanwhile.
    private static void StopAfter(TimeSpan? time)
    {
        latest = Stopwatch.GetTimestamp() + (long?)(time?.TotalSeconds * Stopwatch.Frequency);
        Watch(time is not null);
    }

    private static void StopAt(CancellationToken deadline)
    {
        cell.Value = CancellationTokenSource.CreateLinkedTokenSource(cell.Value, deadline).Token;
        deadline.Register(() => Watch(true));
    }
}
