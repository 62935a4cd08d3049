using System.Net;
using NotebookKernel.Wire;

namespace NotebookRunner.Tests.Wire;

/// <summary>What a connection goes through, byte by byte.</summary>
public sealed class ConnectionTests
{
    // Flags and size, the name of the command, one property with the size of its name and of its value.
    private const int ReadyLength = 2 + 6 + 1 + 11 + 4 + 6;
    private const int Opening = 64 + ReadyLength;

    [Fact]
    public async Task Bytes_that_come_one_at_a_time_are_the_same_message()
    {
        await using var router = Wires.Router();
        using var peer = await RawPeer.ConnectAsync(router.Port);
        byte[] message = [.. RawPeer.Frame(1, "head"u8.ToArray()), .. RawPeer.Frame(1, []), .. RawPeer.Frame(0, new byte[300])];

        foreach (byte one in (byte[])[.. RawPeer.Greeting(), .. RawPeer.Ready("DEALER", "slow"), .. message])
            await peer.SendAsync([one]);

        var (id, received) = await router.Messages.ReadAsync();
        Assert.Equal("slow", id);
        Assert.Equal([4, 0, 300], received.Parts.Select(part => part.Length));
    }

    [Fact]
    public async Task A_small_part_may_come_in_a_long_frame_and_a_newer_peer_is_welcome()
    {
        await using var router = Wires.Router();
        using var peer = await RawPeer.ConnectAsync(router.Port);

        await peer.SendAsync(RawPeer.Greeting(major: 9), RawPeer.Ready("DEALER"), RawPeer.LongHeader(2, 1), [7]);

        Assert.Equal([7], (await router.Messages.ReadAsync()).Message.Parts[0].ToArray());
    }

    [Fact]
    public async Task A_PING_is_answered_with_its_context_even_in_the_midst_of_a_message()
    {
        await using var echo = Wires.Echo();
        using var peer = await RawPeer.ConnectAsync(echo.Port);

        await peer.SendAsync(RawPeer.Greeting(), RawPeer.Ready("REQ", "\0ignored"), RawPeer.Frame(1, []));
        await peer.SendAsync(RawPeer.Command("PING", [0, 5, 42]), RawPeer.Command("UNHEARDOF", []), RawPeer.Frame(0, [1]));

        byte[] answer = await peer.ReadAsync(64 + ReadyLength - 3 + 8 + 5);
        Assert.Equal([4, 6, 4, .. "PONG"u8, 42, 1, 0, 0, 1, 1], answer[^13..]);
    }

    [Fact]
    public async Task A_peer_that_does_not_finish_its_handshake_is_closed_in_time()
    {
        await using var router = Wires.Router(new() { Handshake = TimeSpan.FromMilliseconds(200) });
        using var silent = await RawPeer.ConnectAsync(router.Port);
        using var half = await RawPeer.ConnectAsync(router.Port);
        await half.SendAsync([.. RawPeer.Greeting(), 4]);

        await Task.WhenAll(silent.ReadToEndAsync(), half.ReadToEndAsync());

        await Wires.UntilAsync(() => router.Peers == 0);
        Assert.Equal(2, router.Refused);
    }

    [Fact]
    public async Task Those_beyond_the_limit_of_peers_are_closed_and_a_place_that_is_left_is_free()
    {
        await using var router = Wires.Router(new() { MaxPeers = 1 });
        var first = await RawPeer.ConnectAsync(router.Port);
        await first.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER"), RawPeer.Frame(0, [1]));
        await router.Messages.ReadAsync();

        using (var second = await RawPeer.ConnectAsync(router.Port))
            Assert.Empty(await second.ReadToEndAsync());
        first.Dispose();
        await Wires.UntilAsync(() => router.Peers == 0);
        using var third = await RawPeer.ConnectAsync(router.Port);

        Assert.Equal(0xFF, (await third.ReadAsync(64))[0]);
        Assert.Equal(1, router.Refused);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Where_there_is_no_room_the_oldest_that_has_said_nothing_makes_room(bool shakesHands)
    {
        await using var router = Wires.Router(new() { MaxPeers = 3 });
        using var heard = await RawPeer.ConnectAsync(router.Port);
        await heard.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER", "heard"), RawPeer.Frame(0, [1]));
        await router.Messages.ReadAsync();
        List<RawPeer> silent = [await RawPeer.ConnectAsync(router.Port), await RawPeer.ConnectAsync(router.Port)];
        foreach (var peer in silent)
        {
            if (shakesHands)
                await peer.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER"));
            await peer.ReadAsync(shakesHands ? Opening : 64);
        }

        using var client = await RawPeer.ConnectAsync(router.Port);
        await client.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER", "client"), RawPeer.Frame(0, [2]));

        Assert.Equal([2], (await router.Messages.ReadAsync()).Message.Parts[0].ToArray());
        Assert.Empty(await silent[0].ReadToEndAsync());
        await heard.SendAsync(RawPeer.Frame(0, [3]));
        Assert.Equal([3], (await router.Messages.ReadAsync()).Message.Parts[0].ToArray());
        Assert.Equal((3, 1), (router.Peers, router.Refused));
        silent.ForEach(peer => peer.Dispose());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_message_that_does_not_go_on_is_closed_and_one_that_has_not_begun_is_waited_for(bool hasOwnThreads)
    {
        await using var router = new RouterSocket(new IPEndPoint(IPAddress.Loopback, 0), new() { Patience = TimeSpan.FromMilliseconds(300) }, hasOwnThreads);
        using var waits = await RawPeer.ConnectAsync(router.Port);
        await waits.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER"));
        List<RawPeer> stopped = [await RawPeer.ConnectAsync(router.Port), await RawPeer.ConnectAsync(router.Port), await RawPeer.ConnectAsync(router.Port)];
        byte[][] beginnings = [RawPeer.Frame(1, [1]), RawPeer.LongHeader(2, 1000), [0]];
        foreach (var (peer, beginning) in stopped.Zip(beginnings))
            await peer.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER"), beginning);

        foreach (var peer in stopped)
            await peer.ReadToEndAsync();
        await Wires.UntilAsync(() => router.Refused == 3);
        await waits.SendAsync(RawPeer.Frame(0, [7]));

        Assert.Equal([7], (await router.Messages.ReadAsync()).Message.Parts[0].ToArray());
        stopped.ForEach(peer => peer.Dispose());
    }

    [Fact]
    public async Task A_peer_under_an_identity_in_use_takes_it_over()
    {
        await using var router = Wires.Router();
        using var older = await RawPeer.ConnectAsync(router.Port);
        await older.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER", "me"), RawPeer.Frame(0, [1]));
        var (id, _) = await router.Messages.ReadAsync();

        using var newer = await RawPeer.ConnectAsync(router.Port);
        await newer.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER", "me"), RawPeer.Frame(0, [2]));
        Assert.Equal(Opening, (await older.ReadToEndAsync()).Length);
        var (sameId, message) = await router.Messages.ReadAsync();
        await Wires.UntilAsync(() => router.Peers == 1);
        await router.SendAsync(id, message, CancellationToken.None);

        Assert.Equal(id, sameId);
        Assert.Equal([0, 1, 2], (await newer.ReadAsync(Opening + 3))[^3..]);
    }

    [Fact]
    public async Task A_client_that_vanishes_in_the_midst_of_a_frame_leaves_nothing()
    {
        await using var router = Wires.Router();
        using (var peer = await RawPeer.ConnectAsync(router.Port))
            await peer.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER"), RawPeer.Frame(1, [1]), RawPeer.LongHeader(2, 1000), new byte[500]);

        await Wires.UntilAsync(() => router.Peers == 0);

        Assert.False(router.Messages.TryRead(out _));
        Assert.Equal(0, router.Refused);
    }
}
