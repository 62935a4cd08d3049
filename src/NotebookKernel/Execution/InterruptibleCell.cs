using NotebookEngine.Interruption;

namespace NotebookKernel.Execution;

/// <summary>One cell's own code, running where it can be stopped: an endless loop, a wait, a loop after an <c>await</c>.</summary>
/// <remarks>
/// The cell has a thread of its own with a deep stack; what follows an <c>await</c> comes back here as a synchronization context and goes to the pool, as it would
/// without one, but under control. Stopping is asking first (<see cref="StopPoint"/>), then waking code that waits, then aborting code that has not looked.
/// </remarks>
internal sealed class InterruptibleCell : SynchronizationContext, IDisposable
{
    public const string Interrupted = "The cell was interrupted. What the cells before it declared is still there.";

    private const int StackBytes = 16 << 20;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan WakeAfter = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AbortAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource aborting = new();
    private readonly ControlledThreads threads;
    private readonly Action<Exception> lost;
    private Task? stop;

    /// <param name="lost">Told of an error that nobody awaits: one of an async void method.</param>
    public InterruptibleCell(Action<Exception> lost)
    {
        this.lost = lost;
        threads = new(Token, aborting.Token);
    }

    /// <summary>Is cancelled when the cell is to stop.</summary>
    public CancellationToken Token => stopping.Token;

    /// <summary>Runs code of the cell; may be called again, for what it imports.</summary>
    /// <param name="code">What runs.</param>
    /// <param name="stack">The size of its stack in bytes; null for a deep one.</param>
    /// <exception cref="OperationCanceledException">The code was stopped.</exception>
    public async Task<object?> RunAsync(Func<Task<object?>> code, int? stack = null)
    {
        var begun = new TaskCompletionSource<Task<object?>>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(Begin, stack ?? StackBytes) { IsBackground = true, Name = "cell" }.Start();
        try
        {
            object? value = await (await begun.Task).WaitAsync(Token);
            // A call that was stopped may return what it has.
            Token.ThrowIfCancellationRequested();
            return value;
        }
        catch (Exception) when (Token.IsCancellationRequested)
        {
            await (stop ?? Task.CompletedTask);
            throw new OperationCanceledException(Interrupted, Token);
        }

        void Begin()
        {
            threads.Run(this, () => begun.TrySetResult(StartAsync()));
            begun.TrySetCanceled();
        }

        // What throws before its first await fails like all else; thrown here, it would end the thread and nobody would be told.
        async Task<object?> StartAsync() => await code();
    }

    public void Interrupt() => stop ??= StopAsync();

    public override void Post(SendOrPostCallback d, object? state) => ThreadPool.UnsafeQueueUserWorkItem(_ => Continue(d, state), null);

    public override SynchronizationContext CreateCopy() => this;

    public void Dispose()
    {
        stopping.Dispose();
        aborting.Dispose();
    }

    private void Continue(SendOrPostCallback code, object? state)
    {
        try
        {
            threads.Run(this, () => code(state));
        }
        catch (Exception error)
        {
            lost(error);
        }
    }

    private async Task StopAsync()
    {
        StopPoint.Watch(true);
        await stopping.CancelAsync();
        for (var waited = TimeSpan.Zero; waited < GiveUpAfter && threads.IsAny; waited += Look)
        {
            await Task.Delay(Look);
            if (waited >= WakeAfter)
                threads.Wake();
            // Returns when the code has stopped: not to be waited for.
            if (waited >= AbortAfter && !aborting.IsCancellationRequested)
                _ = Task.Run(aborting.Cancel);
        }
        if (threads.IsAny)
            KernelLog.Write("an interrupted cell does not stop: it is inside code that cannot be stopped; restart the kernel if it stays busy");
    }
}
