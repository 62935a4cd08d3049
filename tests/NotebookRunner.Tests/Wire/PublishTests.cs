using System.Collections.Concurrent;

namespace NotebookRunner.Tests.Wire;

/// <summary>A publisher and subscribers of libzmq.</summary>
public sealed class PublishTests
{
    private readonly ConcurrentBag<string> subscriptions = [];

    [ZmqFact]
    public async Task Each_subscriber_gets_what_begins_with_its_prefix_and_an_empty_one_gets_all()
    {
        await using var publisher = Wires.Publisher(subscribed: subscriptions.Add);
        var all = ZmqClient.PlayAsync("subscribe", publisher.Port, "", 0);
        var some = ZmqClient.PlayAsync("subscribe", publisher.Port, "a", 0);
        await Wires.UntilAsync(() => subscriptions.Count == 4);

        foreach (string topic in (string[])["a", "b", "ab", "ba", ""])
            publisher.Publish(Wires.Message(topic, "more", ""));
        publisher.Publish(Wires.Message("end"));

        Assert.Equal("a 5\nb 5\nab 6\nba 6\n 4", await all);
        Assert.Equal("a 5\nab 6", await some);
        Assert.Equal(["", "a", "end", "end"], subscriptions.Order(StringComparer.Ordinal));
    }

    [ZmqFact]
    public async Task A_subscription_made_twice_ends_when_it_is_cancelled_twice()
    {
        var heard = new SemaphoreSlim(0);
        var ended = new SemaphoreSlim(0);
        await using var publisher = Wires.Publisher(subscribed: prefix => (prefix == "now" ? heard : prefix == "end" ? ended : null)?.Release());
        var playing = ZmqClient.PlayAsync("change_of_mind", publisher.Port);

        for (int i = 0; i < 4; i++)
        {
            await heard.WaitAsync(Wires.Patience);
            publisher.Publish(Wires.Message("now"));
            await ended.WaitAsync(Wires.Patience);
            publisher.Publish(Wires.Message("a"));
            publisher.Publish(Wires.Message("end"));
        }

        // libzmq counts for itself: the second of the same is not sent, nor the first cancellation.
        Assert.Equal("subscribe a\nsubscribe a\nunsubscribe a\nunsubscribe", await playing);
    }

    [ZmqTheory]
    [InlineData(0)]
    [InlineData(300)]
    public async Task Ten_thousand_lines_reach_a_fast_and_a_slow_subscriber_in_order_and_without_loss(int pause)
    {
        await using var publisher = Wires.Publisher(new() { SendQueueBytes = 100_000 }, subscriptions.Add);
        var playing = ZmqClient.PlayAsync("subscribe", publisher.Port, "", pause);
        await Wires.UntilAsync(() => subscriptions.Count == 2);

        await Task.Run(() =>
        {
            for (int i = 0; i < 10_000; i++)
                publisher.Publish(Wires.Message($"{i}", new string('x', 1_000)));
            publisher.Publish(Wires.Message("end"));
        });

        Assert.Equal(Enumerable.Range(0, 10_000).Select(i => $"{i} {1_000 + $"{i}".Length}"), (await playing).Split('\n'));
        Assert.Equal(0, publisher.Stalled);
    }

    [Fact]
    public async Task Publishing_needs_no_help_from_the_context_it_is_called_in()
    {
        await using var publisher = Wires.Publisher(new() { SendQueueBytes = 1 }, subscriptions.Add);
        using var peer = await RawPeer.ConnectAsync(publisher.Port);
        await peer.SendAsync(RawPeer.Greeting(), RawPeer.Ready("SUB"), RawPeer.Frame(0, [1]));
        await Wires.UntilAsync(() => subscriptions.Count == 1);

        // A context of its own that never runs anything, as a window has whose thread waits.
        var publishing = Task.Run(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new DeafContext());
            for (int i = 0; i < 3; i++)
                publisher.Publish(new([new byte[10_000_000]]));
        });
        await peer.ReadAsync(64 + 27 + 3 * (9 + 10_000_000));

        await publishing.WaitAsync(Wires.Patience);
    }

    [ZmqFact]
    public async Task Twenty_megabytes_in_one_message_reach_a_subscriber()
    {
        await using var publisher = Wires.Publisher(new() { SendQueueBytes = 100_000 }, subscriptions.Add);
        var playing = ZmqClient.PlayAsync("subscribe", publisher.Port, "", 0);
        await Wires.UntilAsync(() => subscriptions.Count == 2);

        publisher.Publish(Wires.Message("large", new string('x', 20_000_000)));
        publisher.Publish(Wires.Message("end"));

        Assert.Equal("large 20000005", await playing);
    }

    private sealed class DeafContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
