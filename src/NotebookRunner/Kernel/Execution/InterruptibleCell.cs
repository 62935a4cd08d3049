using System.Runtime;

namespace NotebookRunner.Kernel.Execution;

/// <summary>One cell's own code, running where it can be stopped at any point: an endless loop, a wait, a loop after an <c>await</c>.</summary>
/// <remarks>
/// The cell has a thread of its own with a deep stack; what follows an <c>await</c> comes back here as a synchronization context and goes to the pool, as it would
/// without one, but under control. Stopping aborts code that computes and wakes code that waits.
/// </remarks>
internal sealed class InterruptibleCell(Action<Exception> lost) : SynchronizationContext, IDisposable
{
    private const int StackBytes = 16 << 20;
    private static readonly TimeSpan WakeAgain = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource stopping = new();
    private readonly HashSet<Thread> running = [];

    /// <summary>Is cancelled when the cell is to stop.</summary>
    public CancellationToken Token => stopping.Token;

    /// <summary>Runs code of the cell; may be called again, for what it imports.</summary>
    /// <exception cref="CellInterruptedException">The code was stopped.</exception>
    public async Task<object?> RunAsync(Func<Task<object?>> code)
    {
        var begun = new TaskCompletionSource<Task<object?>>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(() => begin(), StackBytes) { IsBackground = true, Name = "cell" }.Start();
        try
        {
            return await (await begun.Task).WaitAsync(Token);
        }
        catch (Exception) when (Token.IsCancellationRequested)
        {
            await WakeUntilStoppedAsync();
            throw new CellInterruptedException();
        }

        void begin()
        {
            Control(() => begun.TrySetResult(code()));
            begun.TrySetCanceled();
        }
    }

    public void Interrupt()
    {
        // Cancelling returns when the code has stopped: not on the thread that serves the client.
        _ = Task.Run(stopping.Cancel);
        _ = WakeUntilStoppedAsync();
    }

    public override void Post(SendOrPostCallback d, object? state) => ThreadPool.UnsafeQueueUserWorkItem(_ => Continue(d, state), null);

    public override SynchronizationContext CreateCopy() => this;

    public void Dispose() => stopping.Dispose();

    private void Continue(SendOrPostCallback code, object? state)
    {
        try
        {
            Control(() => code(state));
        }
        catch (Exception error)
        {
            // An async void method threw: nobody awaits it.
            lost(error);
        }
    }

    private void Control(Action code)
    {
        lock (running)
            running.Add(Thread.CurrentThread);
        SetSynchronizationContext(this);
        try
        {
#pragma warning disable SYSLIB0046 // Made for exactly this: an interactive session that is stopped by the person.
            ControlledExecution.Run(code, Token);
#pragma warning restore SYSLIB0046
        }
        catch (Exception error) when (error is OperationCanceledException or ThreadInterruptedException or ObjectDisposedException && stopping.IsCancellationRequested)
        {
            // Stopped.
        }
        finally
        {
            SetSynchronizationContext(null);
            lock (running)
                running.Remove(Thread.CurrentThread);
            ForgetInterrupt();
        }
    }

    // One that came too late would hit whatever this thread does next.
    private static void ForgetInterrupt()
    {
        try
        {
            Thread.Sleep(0);
        }
        catch (ThreadInterruptedException)
        {
        }
    }

    private async Task WakeUntilStoppedAsync()
    {
        for (var waited = TimeSpan.Zero; waited < Patience; waited += WakeAgain)
        {
            lock (running)
            {
                if (running.Count == 0)
                    return;
                foreach (var thread in running.Where(thread => thread.ThreadState.HasFlag(ThreadState.WaitSleepJoin)))
                    thread.Interrupt();
            }
            await Task.Delay(WakeAgain);
        }
        KernelLog.Write("an interrupted cell does not stop: it is inside code that cannot be stopped; restart the kernel if it stays busy");
    }
}
