namespace NotebookKernel.Wire;

/// <summary>A kind of socket, by its name on the wire, and the kinds that may talk to it (RFC 23, "The Socket-Type Property").</summary>
internal sealed record SocketKind(string Name, params string[] Peers)
{
    public static SocketKind Router { get; } = new("ROUTER", "REQ", "DEALER", "ROUTER");

    public static SocketKind Publish { get; } = new("PUB", "SUB", "XSUB");

    public static SocketKind Reply { get; } = new("REP", "REQ", "DEALER");

    public bool Accepts(ReadOnlySpan<byte> name) => Peers.Contains(Encoding.Latin1.GetString(name));
}
