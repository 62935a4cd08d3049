using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace NotebookKernel.Wire;

/// <summary>Messages of all peers that wait to be read, bounded by their bytes: a peer whose message finds no room waits, and so does its sender.</summary>
internal sealed class Inbox(long capacity) : ChannelReader<(PeerId Peer, WireMessage Message)>
{
    // What a message and each of its parts cost beside their bytes, about; so that empty ones are bounded too.
    private const int Overhead = 64;

    private readonly Channel<(PeerId, WireMessage)> channel = Channel.CreateUnbounded<(PeerId, WireMessage)>();
    private readonly Lock gate = new();
    private readonly Signal room = new();
    private long taken;
    private bool isComplete;

    public override Task Completion => channel.Reader.Completion;

    public override bool CanCount => true;

    public override int Count => channel.Reader.Count;

    /// <summary>Waits for room and adds a message. A message larger than the box goes in alone.</summary>
    public async ValueTask AddAsync(PeerId peer, WireMessage message)
    {
        while (Reserve(Cost(message)) is { } freed)
            await freed;
        channel.Writer.TryWrite((peer, message));
    }

    /// <summary>Takes no more messages; those that are here can still be read.</summary>
    public void Complete()
    {
        lock (gate)
        {
            isComplete = true;
            room.Raise();
        }
        channel.Writer.TryComplete();
    }

    public override bool TryRead([MaybeNullWhen(false)] out (PeerId Peer, WireMessage Message) item)
    {
        if (!channel.Reader.TryRead(out item))
            return false;
        lock (gate)
        {
            taken -= Cost(item.Message);
            room.Raise();
        }
        return true;
    }

    public override ValueTask<bool> WaitToReadAsync(CancellationToken cancellationToken = default) => channel.Reader.WaitToReadAsync(cancellationToken);

    private static long Cost(WireMessage message) => message.Length + Overhead * (1L + message.Parts.Count);

    /// <returns>Null when the room is ours; else what ends when it is worth another try.</returns>
    private Task? Reserve(long cost)
    {
        lock (gate)
        {
            if (taken > 0 && taken + cost > capacity && !isComplete)
                return room.Next;
            taken += cost;
            return null;
        }
    }
}
