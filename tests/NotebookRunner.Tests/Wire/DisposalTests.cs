using System.Net;
using System.Net.Sockets;
using NotebookKernel.Wire;

namespace NotebookRunner.Tests.Wire;

/// <summary>The end of a socket: everybody is told what was meant for him, all is closed, and the port is free.</summary>
public sealed class DisposalTests
{
    [Fact]
    public async Task Whoever_is_connected_or_shaking_hands_is_closed()
    {
        var router = Wires.Router();
        using var greeted = await RawPeer.ConnectAsync(router.Port);
        using var served = await RawPeer.ConnectAsync(router.Port);
        await served.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER"), RawPeer.Frame(0, []));
        await router.Messages.ReadAsync();
        await Wires.UntilAsync(() => router.Peers == 2);

        await router.DisposeAsync().AsTask().WaitAsync(Wires.Patience);

        Assert.Equal(0, router.Peers);
        Assert.False(await router.Messages.WaitToReadAsync());
        await Task.WhenAll(greeted.ReadToEndAsync(), served.ReadToEndAsync());
    }

    [Fact]
    public async Task A_peer_whose_messages_nobody_reads_does_not_hold_it_up()
    {
        var router = Wires.Router(new() { ReceiveQueue = 1 });
        using var peer = await RawPeer.ConnectAsync(router.Port);
        await peer.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER"), RawPeer.Frame(0, [1]), RawPeer.Frame(0, [2]), RawPeer.Frame(0, [3]));
        await router.Messages.WaitToReadAsync();

        await router.DisposeAsync().AsTask().WaitAsync(Wires.Patience);

        Assert.Equal(0, router.Peers);
    }

    [Fact]
    public async Task What_was_sent_before_still_arrives()
    {
        var router = Wires.Router(new() { Linger = Wires.Patience });
        var peer = await RawPeer.ConnectAsync(router.Port);
        await peer.SendAsync(RawPeer.Greeting(), RawPeer.Ready("DEALER"), RawPeer.Frame(0, []));
        var (id, _) = await router.Messages.ReadAsync();
        await router.SendAsync(id, new([new byte[30_000_000]]), CancellationToken.None);

        var disposal = router.DisposeAsync();
        int received = (await peer.ReadToEndAsync()).Length;

        Assert.Equal(64 + 30 + 9 + 30_000_000, received);
        peer.Dispose();
        await disposal;
    }

    [Fact]
    public async Task A_peer_that_takes_nothing_gets_its_second_and_no_more()
    {
        var isHeard = new TaskCompletionSource();
        var publisher = Wires.Publisher(new() { Linger = TimeSpan.FromMilliseconds(100) }, _ => isHeard.SetResult());
        using var peer = await RawPeer.ConnectAsync(publisher.Port);
        await peer.SendAsync(RawPeer.Greeting(), RawPeer.Ready("SUB"), RawPeer.Frame(0, [1]));
        await isHeard.Task;
        publisher.Publish(new([new byte[30_000_000]]));

        await publisher.DisposeAsync().AsTask().WaitAsync(Wires.Patience);

        Assert.Equal(0, publisher.Peers);
    }

    [Fact]
    public async Task The_port_can_be_taken_again_at_once()
    {
        int port = 0;
        for (int i = 0; i < 5; i++)
        {
            await using var echo = new EchoSocket(new IPEndPoint(IPAddress.Loopback, port), new());
            port = echo.Port;
            using var peer = await RawPeer.ConnectAsync(port);
            await peer.ReadAsync(64);
        }
    }

    [Fact]
    public async Task A_file_can_be_taken_again_and_is_its_owners_alone()
    {
        var folder = Directory.CreateTempSubdirectory("wire-tests-");
        var address = new UnixDomainSocketEndPoint(Path.Combine(folder.FullName, "socket"));
        // As a process leaves it that is killed.
        await File.WriteAllTextAsync($"{address}", "");

        for (int i = 0; i < 2; i++)
        {
            await using var echo = new EchoSocket(address, new());
            using var peer = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await peer.ConnectAsync(address);
            Assert.Equal(1, await peer.ReceiveAsync(new byte[1]));
            if (!OperatingSystem.IsWindows())
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode($"{address}"));
        }
        Assert.False(File.Exists($"{address}"));
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Only_the_given_address_is_bound_and_a_port_in_use_is_an_error()
    {
        await using var echo = Wires.Echo();
        using var other = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

        Assert.Throws<SocketException>(() => new EchoSocket(new IPEndPoint(IPAddress.Loopback, echo.Port), new()));
        await Assert.ThrowsAsync<SocketException>(async () => await other.ConnectAsync(IPAddress.Parse("127.0.0.2"), echo.Port));
    }
}
