namespace NotebookKernel.Wire;

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
    public Listener(EndPoint address, SocketKind kind, WireLimits limits, Func<Peer, Task> serve)
    {
        peers = new(kind, limits, serve);
        socket = address is UnixDomainSocketEndPoint file ? BindFile(file) : BindPort(address);
        socket.Listen(Backlog);
        Port = (socket.LocalEndPoint as IPEndPoint)?.Port ?? 0;
        // Not in the context of whoever binds.
        accepting = Task.Run(AcceptAsync);
    }

    /// <summary>The port; 0 where the address is a file.</summary>
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
