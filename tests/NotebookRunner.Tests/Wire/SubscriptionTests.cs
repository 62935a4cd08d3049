using System.Threading.Channels;

namespace NotebookRunner.Tests.Wire;

/// <summary>Subscriptions, as messages of version 3.0 and as commands of version 3.1.</summary>
public sealed class SubscriptionTests
{
    private readonly Channel<string> subscribed = Channel.CreateUnbounded<string>();

    [Fact]
    public async Task Subscriptions_are_counted_and_both_forms_are_understood()
    {
        await using var publisher = Wires.Publisher(subscribed: prefix => subscribed.Writer.TryWrite(prefix));
        using var peer = await RawPeer.ConnectAsync(publisher.Port);
        await peer.SendAsync(RawPeer.Greeting(), RawPeer.Ready("SUB"));

        await peer.SendAsync(RawPeer.Frame(0, [1, (byte)'a']), RawPeer.Command("SUBSCRIBE", [(byte)'a']));
        await SettledAsync(peer, "x");
        publisher.Publish(Wires.Message("a1"));
        await peer.SendAsync(RawPeer.Command("CANCEL", [(byte)'a']));
        await SettledAsync(peer, "y");
        publisher.Publish(Wires.Message("a2"));
        await peer.SendAsync(RawPeer.Frame(0, [0, (byte)'a']), RawPeer.Frame(0, [0, (byte)'b']));
        await SettledAsync(peer, "z");
        publisher.Publish(Wires.Message("a3"));
        publisher.Publish(Wires.Message("z"));

        byte[] all = await peer.ReadAsync(64 + 27 + 4 + 4 + 3);
        Assert.Equal([0, 2, .. "a1"u8, 0, 2, .. "a2"u8, 0, 1, .. "z"u8], all[(64 + 27)..]);
    }

    [Fact]
    public async Task A_message_that_is_no_subscription_is_not_heard()
    {
        await using var publisher = Wires.Publisher(subscribed: prefix => subscribed.Writer.TryWrite(prefix));
        using var peer = await RawPeer.ConnectAsync(publisher.Port);

        await peer.SendAsync(RawPeer.Greeting(), RawPeer.Ready("XSUB"));
        await peer.SendAsync(RawPeer.Frame(0, []), RawPeer.Frame(0, [2, 1]), RawPeer.Frame(1, [1]), RawPeer.Frame(0, [1]));
        await SettledAsync(peer, "x");

        Assert.False(subscribed.Reader.TryRead(out _));
        Assert.Equal(0, publisher.Refused);
    }

    [Theory]
    [InlineData("more subscriptions than a peer needs")]
    [InlineData("a subscription of 100 kB")]
    [InlineData("a subscription in the midst of a message")]
    public async Task A_subscriber_is_closed_for(string what)
    {
        await using var publisher = Wires.Publisher();
        using var peer = await RawPeer.ConnectAsync(publisher.Port);
        byte[] bytes = what switch
        {
            "more subscriptions than a peer needs" => [.. Enumerable.Range(0, 2_000).SelectMany(i => RawPeer.Frame(0, [1, (byte)i, (byte)(i / 256)]))],
            "a subscription of 100 kB" => RawPeer.Frame(0, [1, .. new byte[100_000]]),
            _ => [.. RawPeer.Frame(1, [1]), .. RawPeer.Command("SUBSCRIBE", [])],
        };

        await peer.SendAsync(RawPeer.Greeting(), RawPeer.Ready("SUB"), bytes);
        await peer.ReadToEndAsync();

        await Wires.UntilAsync(() => publisher.Refused == 1);
    }

    // A connection is read in order: when this subscription is in force, so is what came before it.
    private async Task SettledAsync(RawPeer peer, string marker)
    {
        await peer.SendAsync(RawPeer.Frame(0, [1, (byte)marker[0]]));
        while (await subscribed.Reader.ReadAsync() != marker)
            await Task.Yield();
    }
}
