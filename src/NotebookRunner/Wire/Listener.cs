using System.Net;
using System.Net.Sockets;

namespace NotebookRunner.Wire;

/// <summary>A bound address, its peers, and what becomes of those that misbehave. Nothing that one peer does reaches another.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private const int Backlog = 128;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    private readonly Socket socket;
    private readonly SocketKind kind;
    private readonly WireLimits limits;
    private readonly Func<Peer, Task> serve;
    private readonly ReceiveBudget budget;
    private readonly Lock gate = new();
    private readonly Dictionary<Peer, Task> peers = [];
    private readonly Task accepting;
    private volatile bool isDisposed;
    private long refused;
    private long stalled;

    /// <summary>Listens; each peer that has shaken hands is served until it goes.</summary>
    public Listener(IPAddress address, int port, SocketKind kind, WireLimits limits, Func<Peer, Task> serve)
    {
        (this.kind, this.limits, this.serve) = (kind, limits, serve);
        budget = new(limits.MaxReceiving);
        socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        // Elsewhere this would forbid to take the port again at once after a restart; on Windows it keeps others from taking it as well.
        if (OperatingSystem.IsWindows())
            socket.ExclusiveAddressUse = true;
        socket.Bind(new IPEndPoint(address, port));
        socket.Listen(Backlog);
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        accepting = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>Connections that were closed because the peer broke the protocol or a limit.</summary>
    public long Refused => Interlocked.Read(ref refused);

    /// <summary>Connections that were closed because the peer did not read.</summary>
    public long Stalled => Interlocked.Read(ref stalled);

    /// <summary>Connections there are now.</summary>
    public int Peers
    {
        get
        {
            lock (gate)
                return peers.Count;
        }
    }

    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        socket.Dispose();
        await accepting;
        KeyValuePair<Peer, Task>[] left;
        lock (gate)
            left = [.. peers];
        await Task.WhenAll(left.Select(pair => pair.Key.Outbox.FlushAsync(limits.Linger)));
        foreach (var (peer, _) in left)
            peer.Dispose();
        await Task.WhenAll(left.Select(pair => pair.Value));
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

    private void Welcome(Socket connection)
    {
        lock (gate)
        {
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

    private async Task ServeAsync(Peer peer, Socket connection)
    {
        // Not before the peer is in the list from which it is taken at the end.
        await Task.Yield();
        try
        {
            connection.NoDelay = true;
            connection.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
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
