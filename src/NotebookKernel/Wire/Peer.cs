namespace NotebookKernel.Wire;

/// <summary>How far a peer has come, in this order: who has done least makes room first.</summary>
internal enum Standing
{
    Connected,
    Ready,

    /// <summary>It has sent a part of a message.</summary>
    Heard,
}

/// <summary>A connection to one peer: its handshake, its messages and the commands between them (RFC 23, "Overall Behavior").</summary>
internal sealed class Peer(Socket socket, SocketKind kind, WireLimits limits, ReceiveBudget budget) : IDisposable
{
    private const int PingLifetime = sizeof(ushort);
    private const int MaxPingContext = 16;

    private readonly FrameReader reader = new(socket, budget, limits.Patience);

    public Outbox Outbox { get; } = new(socket, limits);

    /// <summary>The identity that the peer announced, each byte a character; empty where it has none.</summary>
    public string Identity { get; private set; } = "";

    /// <summary>How much is known of the peer: it is to be welcomed, has shaken hands, has sent something.</summary>
    public Standing Standing { get; private set; }

    public async Task ShakeHandsAsync()
    {
        Identity = await Handshake.RunAsync(reader, Outbox, kind, limits);
        Standing = Standing.Ready;
    }

    /// <summary>Receives from here on by blocking the thread that does.</summary>
    public void KeepThread() => reader.KeepsThread = true;

    /// <summary>The next message; a subscription that comes as a command of version 3.1 looks like one of version 3.0.</summary>
    /// <exception cref="EndOfStreamException">The peer has gone.</exception>
    public async ValueTask<WireMessage> ReceiveAsync()
    {
        var parts = new List<ReadOnlyMemory<byte>>();
        long length = 0;
        while (true)
        {
            reader.IsInMessage = parts.Count > 0;
            if (parts.Count == 0)
                reader.Release();
            var frame = await reader.ReadAsync((limits.MaxCommand, Math.Min(limits.MaxFrame, limits.MaxMessage - length)), CancellationToken.None);
            // libzmq sends its PING between two parts of a message, if that is when it is due.
            if (frame.IsCommand)
            {
                if (await ObeyAsync(Command.Parse(frame.Body)) is not { } subscription)
                    continue;
                return parts.Count == 0 ? subscription : throw new WireException("The peer subscribes in the midst of a message.");
            }
            Standing = Standing.Heard;
            length += frame.Body.Length;
            parts.Add(frame.Body);
            if (frame.IsLast)
                return new(parts);
            if (parts.Count == limits.MaxParts)
                throw new WireException($"A message has more than {limits.MaxParts} parts.");
        }
    }

    public void Dispose()
    {
        Outbox.Dispose();
        reader.Release();
    }

    // We announce 3.0, so nobody must send the commands of 3.1; whoever does is understood. Unknown ones have no meaning here.
    private async ValueTask<WireMessage?> ObeyAsync(Command command)
    {
        switch (command.Name)
        {
            case Command.Ping:
                if (command.Data.Length is < PingLifetime or > PingLifetime + MaxPingContext)
                    throw new WireException("A PING has no lifetime, or a context of more than 16 bytes.");
                await Outbox.AddAsync(new Command(Command.Pong, command.Data[PingLifetime..]).ToOutgoing(), CancellationToken.None);
                return null;
            case Command.Subscribe or Command.Cancel when kind == SocketKind.Publish:
                return Subscriptions.ToMessage(command);
            case Command.Error:
                throw new EndOfStreamException("The peer reports an error and goes.");
            default:
                return null;
        }
    }
}
