using System.Runtime;
using NotebookRunner.Worker;

namespace NotebookRunner.Kernel.Execution;

/// <summary>One cell's own code, running where it can be stopped: an endless loop, a wait, a loop after an <c>await</c>.</summary>
/// <remarks>
/// The cell has a thread of its own with a deep stack; what follows an <c>await</c> comes back here as a synchronization context and goes to the pool, as it would
/// without one, but under control. Stopping is asking first (<see cref="StopPoint"/>), then waking code that waits, then aborting code that has not looked.
/// </remarks>
internal sealed class InterruptibleCell(Action<Exception> lost) : SynchronizationContext, IDisposable
{
    private const int StackBytes = 16 << 20;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan WakeAfter = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan AbortAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource aborting = new();
    private readonly HashSet<Thread> running = [];
    private Task? stop;

    /// <summary>Is cancelled when the cell is to stop.</summary>
    public CancellationToken Token => stopping.Token;

    /// <summary>Runs code of the cell; may be called again, for what it imports.</summary>
    /// <exception cref="CellInterruptedException">The code was stopped.</exception>
    public async Task<object?> RunAsync(Func<Task<object?>> code)
    {
        var begun = new TaskCompletionSource<Task<object?>>(TaskCreationOptions.RunContinuationsAsynchronously);
        new Thread(Begin, StackBytes) { IsBackground = true, Name = "cell" }.Start();
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
            throw new CellInterruptedException();
        }

        void Begin()
        {
            Control(() => begun.TrySetResult(code()));
            begun.TrySetCanceled();
        }
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
        StopPoint.Enter(Token);
        try
        {
#pragma warning disable SYSLIB0046 // The last resort: see StopPoints.
            ControlledExecution.Run(code, aborting.Token);
#pragma warning restore SYSLIB0046
        }
        catch (Exception) when (Token.IsCancellationRequested)
        {
            // Stopped.
        }
        finally
        {
            SetSynchronizationContext(null);
            lock (running)
                running.Remove(Thread.CurrentThread);
            ForgetWaking();
        }
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

    private async Task StopAsync()
    {
        StopPoint.Watch(true);
        await stopping.CancelAsync();
        for (var waited = TimeSpan.Zero; waited < GiveUpAfter && IsRunning; waited += Look)
        {
            await Task.Delay(Look);
            if (waited >= WakeAfter)
                Wake();
            // Returns when the code has stopped: not to be waited for.
            if (waited >= AbortAfter && !aborting.IsCancellationRequested)
                _ = Task.Run(aborting.Cancel);
        }
        if (IsRunning)
            KernelLog.Write("an interrupted cell does not stop: it is inside code that cannot be stopped; restart the kernel if it stays busy");
    }

    private bool IsRunning
    {
        get
        {
            lock (running)
                return running.Count > 0;
        }
    }

    private void Wake()
    {
        lock (running)
            foreach (var thread in running)
                Unbroken.Wake(thread);
    }
}
