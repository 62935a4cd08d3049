namespace NotebookRunner.Wire;

/// <summary>The memory that the unfinished messages of all peers of a socket may take together.</summary>
internal sealed class ReceiveBudget(long limit)
{
    private long taken;

    public void Take(long bytes)
    {
        if (Interlocked.Add(ref taken, bytes) <= limit)
            return;
        GiveBack(bytes);
        throw new WireException($"All peers together are sending more than {limit} bytes at once.");
    }

    public void GiveBack(long bytes) => Interlocked.Add(ref taken, -bytes);
}
