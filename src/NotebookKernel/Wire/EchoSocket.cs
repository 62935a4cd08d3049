namespace NotebookKernel.Wire;

/// <summary>Sends every message back as it came, its envelope included: the heartbeat of a kernel.</summary>
internal sealed class EchoSocket : IAsyncDisposable
{
    private readonly Listener listener;

    private EchoSocket(EndPoint address, WireLimits limits) => listener = new(address, SocketKind.Reply, limits, ServeAsync);

    /// <inheritdoc cref="Listener.Port"/>
    public int Port => listener.Port;

    /// <inheritdoc cref="Listener.Peers"/>
    public int Peers => listener.Peers;

    /// <inheritdoc cref="Listener.Refused"/>
    public long Refused => listener.Refused;

    /// <summary>Listens at this address only; port 0 means any that is free.</summary>
    public static EchoSocket Bind(EndPoint address, WireLimits limits) => new(address, limits);

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private static async Task ServeAsync(Peer peer)
    {
        while (true)
            await peer.Outbox.AddAsync(Outgoing.Of(await peer.ReceiveAsync()), CancellationToken.None);
    }
}
