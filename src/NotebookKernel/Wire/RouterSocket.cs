using System.Collections.Concurrent;
using System.Threading.Channels;

namespace NotebookKernel.Wire;

/// <summary>Talks to many peers and knows them apart (RFC 28, "The ROUTER Socket Type"): shell, control and stdin of a kernel.</summary>
/// <remarks>
/// A peer that comes with an identity which is in use takes it over, and the older connection is closed: a client that lost its connection is back before
/// we learn that the old one is dead. (libzmq does so when ROUTER_HANDOVER is set, as Jupyter's own kernel sets it.)
/// </remarks>
/// <param name="address">Where it listens; port 0 means any that is free.</param>
/// <param name="limits">What its peers may take.</param>
/// <param name="hasOwnThreads">With a thread for each peer it is heard though all threads of the pool are taken.</param>
internal sealed class RouterSocket(EndPoint address, WireLimits limits, bool hasOwnThreads = false) : Listener(address, SocketKind.Router, limits)
{
    private readonly ConcurrentDictionary<string, Peer> peers = new();
    private readonly Channel<(string Peer, WireMessage Message)> inbox = Channel.CreateBounded<(string, WireMessage)>(limits.ReceiveQueue);
    private int lastId = Random.Shared.Next();

    /// <summary>Received messages, those of each peer in their order; ends when the socket is disposed.</summary>
    public ChannelReader<(string Peer, WireMessage Message)> Messages => inbox.Reader;

    /// <summary>Sends to a peer; waits while its queue is full. What is for a peer that has gone is dropped, as any router does.</summary>
    public async ValueTask SendAsync(string peer, WireMessage message, CancellationToken token)
    {
        if (peers.TryGetValue(peer, out var connection))
            await connection.Outbox.AddAsync(Outgoing.Of(message), token);
    }

    public override ValueTask DisposeAsync()
    {
        inbox.Writer.TryComplete();
        return base.DisposeAsync();
    }

    protected override async Task ServeAsync(Peer peer)
    {
        // One that it may announce itself does not start with a zero.
        string id = peer.Identity.Length > 0 ? peer.Identity : $"\0{Interlocked.Increment(ref lastId)}";
        peers.AddOrUpdate(id, peer, (_, older) =>
        {
            older.Outbox.Dispose();
            return peer;
        });
        try
        {
            if (hasOwnThreads)
                await Task.Factory.StartNew(() => ReceiveHere(id, peer), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            while (true)
                await TakeAsync(id, await peer.ReceiveAsync());
        }
        finally
        {
            peers.TryRemove(new(id, peer));
        }
    }

    private void ReceiveHere(string id, Peer peer)
    {
        peer.KeepThread();
        while (true)
            TakeAsync(id, peer.ReceiveAsync().AsTask().GetAwaiter().GetResult()).GetAwaiter().GetResult();
    }

    // Waits for room; a message that comes when nobody will read it any more is dropped.
    private async Task TakeAsync(string id, WireMessage message)
    {
        while (await inbox.Writer.WaitToWriteAsync() && !inbox.Writer.TryWrite((id, message)))
        {
        }
    }
}
