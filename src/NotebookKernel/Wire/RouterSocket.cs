using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Threading.Channels;

namespace NotebookKernel.Wire;

/// <summary>Talks to many peers and knows them apart (RFC 28, "The ROUTER Socket Type"): shell, control and stdin of a kernel.</summary>
/// <remarks>
/// A peer that comes with an identity which is in use takes it over, and the older connection is closed: a client that lost its connection is back before
/// we learn that the old one is dead. (libzmq does so when ROUTER_HANDOVER is set, as Jupyter's own kernel sets it.)
/// </remarks>
internal sealed class RouterSocket : IAsyncDisposable
{
    private readonly ConcurrentDictionary<PeerId, Peer> peers = new();
    private readonly Inbox inbox;
    private readonly Listener listener;
    private readonly bool hasOwnThreads;
    private int lastId = Random.Shared.Next();

    private RouterSocket(EndPoint address, WireLimits limits, bool hasOwnThreads)
    {
        this.hasOwnThreads = hasOwnThreads;
        inbox = new(limits.ReceiveQueueBytes);
        listener = new(address, SocketKind.Router, limits, ServeAsync);
    }

    /// <inheritdoc cref="Listener.Port"/>
    public int Port => listener.Port;

    /// <inheritdoc cref="Listener.Peers"/>
    public int Peers => listener.Peers;

    /// <inheritdoc cref="Listener.Refused"/>
    public long Refused => listener.Refused;

    /// <inheritdoc cref="Listener.Stalled"/>
    public long Stalled => listener.Stalled;

    /// <summary>Received messages, those of each peer in their order; ends when the socket is disposed.</summary>
    public ChannelReader<(PeerId Peer, WireMessage Message)> Messages => inbox;

    /// <summary>Listens at this address only; port 0 means any that is free. With a thread for each peer it is heard though all threads of the pool are taken.</summary>
    public static RouterSocket Bind(EndPoint address, WireLimits limits, bool hasOwnThreads = false) => new(address, limits, hasOwnThreads);

    /// <summary>Sends to a peer; waits while its queue is full. What is for a peer that has gone is dropped, as any router does.</summary>
    public async ValueTask SendAsync(PeerId peer, WireMessage message, CancellationToken token)
    {
        if (peers.TryGetValue(peer, out var connection))
            await connection.Outbox.AddAsync(Outgoing.Of(message), token);
    }

    public async ValueTask DisposeAsync()
    {
        inbox.Complete();
        await listener.DisposeAsync();
    }

    private async Task ServeAsync(Peer peer)
    {
        var id = new PeerId(peer.Identity.IsEmpty ? NewIdentity() : peer.Identity);
        peers.AddOrUpdate(id, peer, (_, older) =>
        {
            older.Outbox.Close();
            return peer;
        });
        try
        {
            if (hasOwnThreads)
                await Task.Factory.StartNew(() => ReceiveHere(id, peer), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            while (true)
                await inbox.AddAsync(id, await peer.ReceiveAsync());
        }
        finally
        {
            peers.TryRemove(new(id, peer));
        }
    }

    private void ReceiveHere(PeerId id, Peer peer)
    {
        peer.KeepThread();
        while (true)
            inbox.AddAsync(id, peer.ReceiveAsync().AsTask().GetAwaiter().GetResult()).AsTask().GetAwaiter().GetResult();
    }

    // Starts with a zero, which no peer may announce.
    private byte[] NewIdentity()
    {
        byte[] identity = new byte[1 + sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(identity.AsSpan(1), Interlocked.Increment(ref lastId));
        return identity;
    }
}
