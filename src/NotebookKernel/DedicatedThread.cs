using System.Collections.Concurrent;

namespace NotebookKernel;

/// <summary>A thread for work that must go on though a learner's tasks have taken all threads of the pool, and queue there by the hundred.</summary>
internal sealed class DedicatedThread : SynchronizationContext
{
    private readonly BlockingCollection<(SendOrPostCallback Work, object? State)> posted = [];

    /// <summary>A thread that ends with the process.</summary>
    public DedicatedThread(string name) => new Thread(Work) { IsBackground = true, Name = name }.Start();

    /// <summary>Runs this here, and what follows its awaits.</summary>
    public Task RunAsync(Func<Task> start)
    {
        var begun = new TaskCompletionSource<Task>(TaskCreationOptions.RunContinuationsAsynchronously);
        Post(_ => begun.SetResult(start()), null);
        return begun.Task.Unwrap();
    }

    public override void Post(SendOrPostCallback d, object? state) => posted.Add((d, state));

    public override SynchronizationContext CreateCopy() => this;

    private void Work()
    {
        SetSynchronizationContext(this);
        foreach (var (work, state) in posted.GetConsumingEnumerable())
            work(state);
    }
}
