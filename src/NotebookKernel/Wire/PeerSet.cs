namespace NotebookKernel.Wire;

/// <summary>The peers of a socket, from their handshake to their end. Nothing that one of them does reaches another.</summary>
internal sealed class PeerSet(SocketKind kind, WireLimits limits, Func<Peer, Task> serve)
{
    private readonly ReceiveBudget budget = new(limits.MaxReceiving);
    private readonly Lock gate = new();
    private readonly OrderedDictionary<Peer, Task> peers = [];
    private long refused;
    private long stalled;

    /// <inheritdoc cref="Listener.Refused"/>
    public long Refused => Interlocked.Read(ref refused);

    /// <inheritdoc cref="Listener.Stalled"/>
    public long Stalled => Interlocked.Read(ref stalled);

    public int Count
    {
        get
        {
            lock (gate)
                return peers.Count;
        }
    }

    /// <summary>Takes a new connection in, if there is room for it, or somebody who has said nothing yet can make room.</summary>
    public void Welcome(Socket connection)
    {
        lock (gate)
        {
            if (peers.Count >= limits.MaxPeers)
                MakeRoom();
            if (peers.Count < limits.MaxPeers)
            {
                var peer = new Peer(connection, kind, limits, budget);
                peers.Add(peer, ServeAsync(peer, connection));
                return;
            }
        }
        Interlocked.Increment(ref refused);
        connection.Dispose();
    }

    // Of those that have done least the oldest: a new client shakes hands at once. Whoever is closed wrongly connects again by itself.
    private void MakeRoom()
    {
        var silent = peers.Keys.MinBy(peer => peer.Standing);
        if (silent is null || silent.Standing == PeerStanding.Heard)
            return;
        peers.Remove(silent);
        Interlocked.Increment(ref refused);
        silent.Dispose();
    }

    /// <summary>Takes leave of all, when no new ones come.</summary>
    public Task PartAsync()
    {
        lock (gate)
            return Task.WhenAll(peers.Select(pair => PartAsync(pair.Key, pair.Value)).ToArray());
    }

    // To close while the peer still reads could take back what it has not read yet: it closes first, if it does so soon.
    private async Task PartAsync(Peer peer, Task serving)
    {
        // Not under the lock that a peer needs to go.
        await Task.Yield();
        await peer.Outbox.FinishAsync(limits.Linger);
        await serving.WaitAsync(limits.Linger).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        peer.Dispose();
        await serving;
    }

    private async Task ServeAsync(Peer peer, Socket connection)
    {
        // Not before the peer is in the set from which it is taken at the end.
        await Task.Yield();
        try
        {
            if (connection.ProtocolType == ProtocolType.Tcp)
            {
                connection.NoDelay = true;
                connection.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
            }
            await peer.ShakeHandsAsync();
            await serve(peer);
        }
        catch (WireException)
        {
            Interlocked.Increment(ref refused);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException or EndOfStreamException)
        {
            // It left, or we are leaving.
        }
        finally
        {
            peer.Dispose();
            if (peer.Outbox.HasStalled)
                Interlocked.Increment(ref stalled);
            lock (gate)
                peers.Remove(peer);
        }
    }
}
