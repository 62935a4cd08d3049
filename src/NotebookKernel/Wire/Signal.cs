namespace NotebookKernel.Wire;

/// <summary>Tells those who wait that something has changed and is worth another look. Used under its owner's lock.</summary>
internal sealed class Signal
{
    private TaskCompletionSource? next;

    /// <summary>Ends with the next change.</summary>
    public Task Next => (next ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public void Raise()
    {
        next?.TrySetResult();
        next = null;
    }
}
