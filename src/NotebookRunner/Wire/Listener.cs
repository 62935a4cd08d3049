using System.Net;
using System.Net.Sockets;

namespace NotebookRunner.Wire;

/// <summary>A bound address and those who come to it.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private const int Backlog = 128;
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromMilliseconds(100);

    private readonly Socket socket;
    private readonly PeerSet peers;
    private readonly Task accepting;
    private volatile bool isDisposed;

    /// <summary>Listens; each peer that has shaken hands is served until it goes.</summary>
    public Listener(IPAddress address, int port, SocketKind kind, WireLimits limits, Func<Peer, Task> serve)
    {
        peers = new(kind, limits, serve);
        socket = new(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        // Elsewhere this would forbid to take the port again at once after a restart; on Windows it keeps others from taking it as well.
        if (OperatingSystem.IsWindows())
            socket.ExclusiveAddressUse = true;
        socket.Bind(new IPEndPoint(address, port));
        socket.Listen(Backlog);
        Port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        // Not in the context of whoever binds.
        accepting = Task.Run(AcceptAsync);
    }

    public int Port { get; }

    /// <summary>Connections there are now.</summary>
    public int Peers => peers.Count;

    /// <summary>Connections that were closed because the peer broke the protocol or a limit.</summary>
    public long Refused => peers.Refused;

    /// <summary>Connections that were closed because the peer did not read.</summary>
    public long Stalled => peers.Stalled;

    public async ValueTask DisposeAsync()
    {
        isDisposed = true;
        socket.Dispose();
        await accepting;
        await peers.PartAsync();
    }

    private async Task AcceptAsync()
    {
        while (!isDisposed)
        {
            try
            {
                peers.Welcome(await socket.AcceptAsync());
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException)
            {
                // The peer went before it was accepted, or this process has no handles left: neither is a reason to be deaf from now on.
                if (!isDisposed)
                    await Task.Delay(PauseAfterFailure);
            }
        }
    }
}
