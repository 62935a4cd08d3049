namespace NotebookKernel.Wire;

/// <summary>Sends to whoever has subscribed (RFC 29, "The PUB Socket Type"): iopub of a kernel.</summary>
/// <remarks>
/// No message is lost on its way to a subscriber that reads, however slowly: when its queue is full, publishing waits. A subscriber that reads nothing at all
/// for <see cref="WireLimits.Patience"/> meanwhile is closed, which it notices; the others have lost nothing. (RFC 29 and libzmq drop instead, which nobody notices.)
/// </remarks>
/// <param name="address">Where it listens; port 0 means any that is free.</param>
/// <param name="limits">What its peers may take. Subscribers send subscriptions only, which are as small as commands.</param>
/// <param name="subscribed">Is told the prefix of each subscription, once it is in force.</param>
internal sealed class PublishSocket(EndPoint address, WireLimits limits, Action<ReadOnlyMemory<byte>>? subscribed = null)
    : Listener(address, SocketKind.Publish, limits with { MaxFrame = limits.MaxCommand, MaxMessage = limits.MaxCommand })
{
    private readonly Lock publishing = new();
    private readonly Lock gate = new();
    private (Peer Peer, Subscriptions Wants)[] subscribers = [];

    /// <summary>Sends to every peer that has subscribed to a prefix of the first part; all peers see all messages in the same order.</summary>
    /// <remarks>Whose thread may be aborted calls this in a finally block: half a message in a queue is none.</remarks>
    public void Publish(WireMessage message)
    {
        lock (publishing)
        {
            var topic = message.Parts[0].Span;
            ReadOnlyMemory<byte>? bytes = null;
            List<Task>? full = null;
            foreach (var (peer, wants) in Volatile.Read(ref subscribers))
            {
                if (!wants.Match(topic))
                    continue;
                var added = peer.Outbox.AddAsync(bytes ??= Outgoing.Of(message), CancellationToken.None);
                if (!added.IsCompletedSuccessfully)
                    (full ??= []).Add(added.AsTask());
            }
            // Those that have room have their message by now.
            if (full is not null)
                Task.WhenAll(full).GetAwaiter().GetResult();
        }
    }

    protected override async Task ServeAsync(Peer peer)
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
