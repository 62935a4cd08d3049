namespace NotebookKernel.Wire;

/// <summary>The memory that the unfinished messages of all peers of a socket may take together. When it is used up, whoever holds most of it is closed, so that a client with something small to say is heard.</summary>
internal sealed class ReceiveBudget(long limit)
{
    private readonly Lock gate = new();
    private readonly Dictionary<FrameReader, long> held = [];
    private long taken;

    public void Take(FrameReader reader, long bytes)
    {
        FrameReader? largest;
        lock (gate)
        {
            held[reader] = held.GetValueOrDefault(reader) + bytes;
            taken += bytes;
            if (taken <= limit)
                return;
            largest = held.MaxBy(holder => holder.Value).Key;
        }
        if (largest == reader)
            throw new WireException($"All peers together are sending more than {limit} bytes at once, and this one most of them.");
        GiveBack(largest);
        largest.GiveUp();
    }

    public void GiveBack(FrameReader reader)
    {
        lock (gate)
            if (held.Remove(reader, out long bytes))
                taken -= bytes;
    }
}
