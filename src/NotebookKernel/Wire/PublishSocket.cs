namespace NotebookKernel.Wire;

/// <summary>Sends to whoever has subscribed (RFC 29, "The PUB Socket Type"): iopub of a kernel.</summary>
/// <remarks>
/// No message is lost on its way to a subscriber that reads, however slowly: when its queue is full, publishing waits. A subscriber that reads nothing at all
/// for <see cref="WireLimits.Patience"/> meanwhile is closed, which it notices; the others have lost nothing. (RFC 29 and libzmq drop instead, which nobody notices.)
/// </remarks>
internal sealed class PublishSocket : IAsyncDisposable
{
    private readonly Lock publishing = new();
    private readonly Lock gate = new();
    private readonly WireLimits limits;
    private readonly Action<ReadOnlyMemory<byte>>? subscribed;
    private readonly Listener listener;
    private (Peer Peer, Subscriptions Wants)[] subscribers = [];

    private PublishSocket(EndPoint address, WireLimits limits, Action<ReadOnlyMemory<byte>>? subscribed)
    {
        // Subscribers send subscriptions only, which are as small as commands.
        this.limits = limits with { MaxFrame = limits.MaxCommand, MaxMessage = limits.MaxCommand };
        this.subscribed = subscribed;
        listener = new(address, SocketKind.Publish, this.limits, ServeAsync);
    }

    /// <inheritdoc cref="Listener.Port"/>
    public int Port => listener.Port;

    /// <inheritdoc cref="Listener.Peers"/>
    public int Peers => listener.Peers;

    /// <inheritdoc cref="Listener.Refused"/>
    public long Refused => listener.Refused;

    /// <inheritdoc cref="Listener.Stalled"/>
    public long Stalled => listener.Stalled;

    /// <summary>Listens at this address only; port 0 means any that is free. Each subscription, once it is in force, is told by its prefix.</summary>
    public static PublishSocket Bind(EndPoint address, WireLimits limits, Action<ReadOnlyMemory<byte>>? subscribed = null) =>
        new(address, limits, subscribed);

    /// <summary>Sends to every peer that has subscribed to a prefix of the first part; all peers see all messages in the same order.</summary>
    /// <remarks>Whose thread may be aborted calls this in a finally block: half a message in a queue is none.</remarks>
    public void Publish(WireMessage message)
    {
        var topic = message.Parts[0].Span;
        lock (publishing)
        {
            Outgoing? outgoing = null;
            List<Task>? full = null;
            foreach (var (peer, wants) in Volatile.Read(ref subscribers))
            {
                if (!wants.Match(topic))
                    continue;
                var added = peer.Outbox.AddAsync(outgoing ??= Outgoing.Of(message), CancellationToken.None);
                if (!added.IsCompletedSuccessfully)
                    (full ??= []).Add(added.AsTask());
            }
            // Those that have room have their message by now.
            if (full is not null)
                Task.WhenAll(full).GetAwaiter().GetResult();
        }
    }

    public ValueTask DisposeAsync() => listener.DisposeAsync();

    private async Task ServeAsync(Peer peer)
    {
        var wants = new Subscriptions(limits.MaxCommand);
        lock (gate)
            subscribers = [.. subscribers, (peer, wants)];
        try
        {
            while (true)
                if (wants.Take(await peer.ReceiveAsync()) is { } prefix)
                    subscribed?.Invoke(prefix);
        }
        finally
        {
            lock (gate)
                subscribers = [.. subscribers.Where(subscriber => subscriber.Peer != peer)];
        }
    }
}
