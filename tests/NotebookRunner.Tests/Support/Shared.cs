namespace NotebookRunner.Tests.Support;

/// <summary>Something costly that several fixtures use at the same time: made for the first of them, and disposed of with the last.</summary>
internal sealed class Shared<T>(Func<Task<T>> make, Func<T, Task> dispose)
{
    private readonly Lock gate = new();
    private Task<T>? made;
    private int users;

    public Task<T> TakeAsync()
    {
        lock (gate)
        {
            users++;
            return made ??= make();
        }
    }

    public async Task ReturnAsync()
    {
        Task<T> last;
        lock (gate)
        {
            if (--users > 0)
                return;
            (last, made) = (made!, null);
        }
        await dispose(await last);
    }
}
