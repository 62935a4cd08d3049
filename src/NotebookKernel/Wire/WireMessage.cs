namespace NotebookKernel.Wire;

/// <summary>A message: its parts, in order. They are not copied, so they must not change once the message is sent.</summary>
internal sealed record WireMessage(IReadOnlyList<ReadOnlyMemory<byte>> Parts)
{
    /// <summary>The bytes of all parts.</summary>
    public long Length => Parts.Sum(part => (long)part.Length);
}
