namespace NotebookKernel.Wire;

/// <summary>The address of a peer of a router: the identity that the peer announced, or one that the router made up.</summary>
internal readonly record struct PeerId(ReadOnlyMemory<byte> Bytes)
{
    public bool Equals(PeerId other) => Bytes.Span.SequenceEqual(other.Bytes.Span);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes.Span);
        return hash.ToHashCode();
    }

    public override string ToString() => Convert.ToHexString(Bytes.Span);
}
