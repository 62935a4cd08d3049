namespace NotebookKernel.Wire;

/// <summary>Bytes that wait to be written, and how they are cut: what is small and waits goes out in one write. Not safe for threads.</summary>
internal sealed class Backlog
{
    private const int BatchSize = 64 * 1024;

    private readonly Queue<ReadOnlyMemory<byte>> segments = new();
    private byte[]? batch;

    /// <summary>The bytes that are not written yet, those of the last chunk among them until they are reported.</summary>
    public long Length { get; private set; }

    public void Add(Outgoing message)
    {
        foreach (var segment in message.Segments)
            segments.Enqueue(segment);
        Length += message.Length;
    }

    public void Clear()
    {
        segments.Clear();
        Length = 0;
    }

    public void Written(int count) => Length -= count;

    /// <returns>What to write next, valid until it is asked for again; empty when nothing waits.</returns>
    public ReadOnlyMemory<byte> Next()
    {
        if (!segments.TryPeek(out var first))
            return default;
        return segments.Count == 1 || first.Length >= BatchSize ? segments.Dequeue() : Batch();
    }

    private ReadOnlyMemory<byte> Batch()
    {
        batch ??= new byte[BatchSize];
        int length = 0;
        while (segments.TryPeek(out var next) && length + next.Length <= BatchSize)
        {
            segments.Dequeue().CopyTo(batch.AsMemory(length));
            length += next.Length;
        }
        return batch.AsMemory(0, length);
    }
}
