namespace NotebookKernel.Wire;

/// <summary>A bound address and the peers that come to it, from their handshake to their end. Nothing that one of them does reaches another.</summary>
internal abstract class Listener : IAsyncDisposable
{
    private const int Backlog = 128;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    private readonly Socket socket;
    private readonly SocketKind kind;
    private readonly WireLimits limits;
    private readonly ReceiveBudget budget;
    private readonly Task accepting;
    private readonly Lock gate = new();
    private readonly OrderedDictionary<Peer, Task> peers = [];
    private long refused;
    private long stalled;
    private volatile bool isDisposed;

    /// <summary>Listens at this address only; port 0 means any that is free. What a socket of this kind is made of has to be there before: in initializers, not in its constructor.</summary>
    protected Listener(EndPoint address, SocketKind kind, WireLimits limits)
    {
        (this.kind, this.limits, budget) = (kind, limits, new(limits.MaxReceiving));
        socket = address is UnixDomainSocketEndPoint file ? BindFile(file) : BindPort(address);
        socket.Listen(Backlog);
        Port = (socket.LocalEndPoint as IPEndPoint)?.Port ?? 0;
        // Not in the context of whoever binds.
        accepting = Task.Run(AcceptAsync);
    }

    /// <summary>The port; 0 where the address is a file.</summary>
    public int Port { get; }

    /// <summary>Connections there are now.</summary>
    public int Peers
    {
        get
        {
            lock (gate)
                return peers.Count;
        }
    }

    /// <summary>Connections that were closed because the peer broke the protocol or a limit.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>Connections that were closed because the peer did not read.</summary>
    public long Stalled => Interlocked.Read(ref stalled);

    public virtual async ValueTask DisposeAsync()
    {
        isDisposed = true;
        socket.Dispose();
        await accepting;
        Task[] parting;
        lock (gate)
            parting = [.. peers.Select(pair => PartAsync(pair.Key, pair.Value))];
        await Task.WhenAll(parting);
    }

    /// <summary>Serves a peer that has shaken hands, until it goes.</summary>
    protected abstract Task ServeAsync(Peer peer);

    private static Socket BindPort(EndPoint address)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        // Elsewhere this would forbid to take the port again at once after a restart; on Windows it keeps others from taking it as well.
        if (OperatingSystem.IsWindows())
            socket.ExclusiveAddressUse = true;
        socket.Bind(address);
        return socket;
    }

    private static Socket BindFile(UnixDomainSocketEndPoint address)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        // Left by a process that was killed.
        File.Delete($"{address}");
        socket.Bind(address);
        // Before anybody can connect.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode($"{address}", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return socket;
    }

    private async Task AcceptAsync()
    {
        while (!isDisposed)
        {
            try
            {
                Welcome(await socket.AcceptAsync());
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                // The peer went before it was accepted, or this process has no handles left: neither is a reason to be deaf from now on.
                if (!isDisposed)
                    await Task.Delay(PauseAfterFailure);
            }
        }
    }

    // If there is room, or somebody who has said nothing yet can make room.
    private void Welcome(Socket connection)
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
        if (silent is null || silent.Standing == Standing.Heard)
            return;
        peers.Remove(silent);
        Interlocked.Increment(ref refused);
        silent.Dispose();
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
            await ServeAsync(peer);
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
}
