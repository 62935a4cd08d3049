namespace NotebookKernel.Wire;

/// <summary>Sends every message back as it came, its envelope included: the heartbeat of a kernel.</summary>
internal sealed class EchoSocket(EndPoint address, WireLimits limits) : Listener(address, SocketKind.Reply, limits)
{
    protected override async Task ServeAsync(Peer peer)
    {
        while (true)
            await peer.Outbox.AddAsync(Outgoing.Of(await peer.ReceiveAsync()), CancellationToken.None);
    }
}
