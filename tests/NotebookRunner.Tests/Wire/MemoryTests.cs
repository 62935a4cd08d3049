using System.Net.Sockets;
using NotebookKernel.Wire;

namespace NotebookRunner.Tests.Wire;

/// <summary>The memory that peers can make a socket take. Nothing else runs meanwhile, because the memory of a process is one number.</summary>
[Collection(Alone.Name)]
public sealed class MemoryTests
{
    [ZmqFact]
    public async Task A_client_that_sends_faster_than_it_is_read_waits_and_loses_nothing()
    {
        await using var router = Wires.Router(new() { ReceiveQueue = 4 });
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var flood = ZmqClient.PlayAsync("flood", router.Port, 5_000, 20_000);
        await router.Messages.WaitToReadAsync();
        var isSent = await Task.WhenAny(flood, Task.Delay(TimeSpan.FromSeconds(2)));

        Assert.NotSame(flood, isSent);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 16 << 20);
        for (int i = 0; i < 5_000; i++)
            Assert.Equal($"{i}", Wires.Texts((await router.Messages.ReadAsync()).Message)[0]);
        Assert.Equal("all sent", await flood);
    }

    [ZmqFact]
    public async Task A_subscriber_that_reads_nothing_is_closed_and_the_others_lose_nothing()
    {
        int subscriptions = 0;
        // Long enough for the other one, on a machine that does much else.
        var limits = new WireLimits { SendQueueBytes = 1_000_000, Patience = TimeSpan.FromSeconds(5) };
        await using var publisher = Wires.Publisher(limits, _ => Interlocked.Increment(ref subscriptions));
        using var silent = await RawPeer.ConnectAsync(publisher.Port);
        await silent.SendAsync(RawPeer.Greeting(), RawPeer.Ready("SUB"), RawPeer.Frame(0, [1]));
        var playing = ZmqClient.PlayAsync("subscribe", publisher.Port, "", 0);
        await Wires.UntilAsync(() => subscriptions == 3);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        long largest = await Task.Run(() =>
        {
            long most = 0;
            for (int i = 0; i < 1_000; i++)
            {
                publisher.Publish(Wires.Message($"{i}", new string('x', 100_000)));
                most = i % 50 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)) : most;
            }
            publisher.Publish(Wires.Message("end"));
            return most;
        });

        Assert.Equal(Enumerable.Range(0, 1_000).Select(i => $"{i} {100_000 + $"{i}".Length}"), (await playing).Split('\n'));
        await Wires.UntilAsync(() => publisher.Stalled == 1);
        Assert.InRange(largest - before, long.MinValue, 16 << 20);
    }

    [Fact]
    public async Task A_promise_of_60_megabytes_takes_no_memory_before_the_bytes_come()
    {
        await using var router = Wires.Router();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var peers = new List<RawPeer>();
        for (int i = 0; i < 100; i++)
        {
            peers.Add(await RawPeer.ConnectAsync(router.Port));
            await peers[^1].SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER"), RawPeer.Frame(0, []), RawPeer.LongHeader(2, 60_000_000), [1]);
            await router.Messages.ReadAsync();
        }

        // About 64 kB for each that has begun.
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20_000_000);
        Assert.Equal(100, router.Peers);
        peers.ForEach(peer => peer.Dispose());
    }

    [Fact]
    public async Task The_one_that_sends_most_is_closed_when_all_together_send_too_much()
    {
        await using var router = Wires.Router(new() { MaxReceiving = 1_000_000 });
        using var first = await RawPeer.ConnectAsync(router.Port);
        await first.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER"), RawPeer.Frame(0, []), RawPeer.Frame(1, new byte[300_000]));
        await router.Messages.ReadAsync();
        using var second = await RawPeer.ConnectAsync(router.Port);

        await second.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER"), RawPeer.Frame(0, []), RawPeer.LongHeader(2, 900_000));
        await router.Messages.ReadAsync();
        await Assert.ThrowsAnyAsync<SocketException>(async () =>
        {
            while (true)
                await second.SendAsync(new byte[100_000]);
        });

        Assert.Equal(1, router.Refused);
        await first.SendAsync(RawPeer.Frame(0, [1]));
        Assert.Equal([300_000, 1], (await router.Messages.ReadAsync()).Message.Parts.Select(part => part.Length));
    }

    [Fact]
    public async Task A_client_is_heard_though_others_have_used_up_the_memory_for_unfinished_messages()
    {
        await using var router = Wires.Router(new() { MaxReceiving = 16 * 200_000 });
        var greedy = new List<RawPeer>();
        for (int i = 0; i < 16; i++)
        {
            greedy.Add(await RawPeer.ConnectAsync(router.Port));
            await greedy[^1].SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER"), RawPeer.Frame(0, []), RawPeer.Frame(1, new byte[200_000]), RawPeer.LongHeader(2, 1_000_000));
            await router.Messages.ReadAsync();
        }

        using var client = await RawPeer.ConnectAsync(router.Port);
        await client.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER"), RawPeer.Frame(0, new byte[2_000]));

        Assert.Equal(2_000, (await router.Messages.ReadAsync()).Message.Length);
        Assert.InRange(router.Refused, 1, 15);
        greedy.ForEach(peer => peer.Dispose());
    }
}
