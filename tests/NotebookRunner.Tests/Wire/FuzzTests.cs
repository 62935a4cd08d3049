using System.Net.Sockets;
using NotebookRunner.Tests.Book;

namespace NotebookRunner.Tests.Wire;

/// <summary>Connections of random and mutated bytes to each kind of socket: ten thousand in CI, elsewhere the first of them.</summary>
[Collection(Alone.Name)]
public sealed class FuzzTests
{
    private const int AtOnce = 8;

    private static int Connections => LookedAt.IsWholeBook ? 10_000 : 2_000;

    [Fact]
    public async Task A_router_survives_noise()
    {
        await using var router = Wires.Router();
        var sendBack = Wires.SendBackAsync(router);

        await SurvivesAsync(router.Port, () => router.Peers, "DEALER", RawPeer.Frame(0, "noise"u8.ToArray()));

        Assert.InRange(router.Refused, Connections / 3, Connections);
        await router.DisposeAsync();
        await sendBack;
    }

    [Fact]
    public async Task A_heartbeat_survives_noise()
    {
        await using var echo = Wires.Echo();

        await SurvivesAsync(echo.Port, () => echo.Peers, "REQ", RawPeer.Frame(0, "noise"u8.ToArray()));

        Assert.InRange(echo.Refused, Connections / 3, Connections);
    }

    [Fact]
    public async Task A_publisher_survives_noise()
    {
        await using var publisher = Wires.Publisher();
        using var stop = new CancellationTokenSource();
        var publishing = Task.Run(async () =>
        {
            for (; !stop.IsCancellationRequested; await Task.Delay(1))
                publisher.Publish(Wires.Message("noise"));
        });

        await SurvivesAsync(publisher.Port, () => publisher.Peers, "SUB", RawPeer.Frame(0, "\u0001noise"u8.ToArray()));

        Assert.InRange(publisher.Refused, Connections / 3, Connections);
        await stop.CancelAsync();
        await publishing;
    }

    // The question is what a good client sends; the answer contains its word.
    private static async Task SurvivesAsync(int port, Func<int> peers, string socketType, byte[] question)
    {
        var unexpected = new List<string>();
        EventHandler<UnobservedTaskExceptionEventArgs> note = (_, faulted) => unexpected.Add($"{faulted.Exception}");
        TaskScheduler.UnobservedTaskException += note;
        byte[][] good =
        [
            RawPeer.Greeting(), RawPeer.Ready(socketType, "fuzz"), question,
            RawPeer.Command("PING", [0, 0]), RawPeer.LongHeader(2, 70_000), new byte[70_000],
        ];
        await TalkAsync(port, good, 0, Connections / 10);
        await Wires.UntilAsync(() => peers() == 0);
        long before = GC.GetTotalMemory(forceFullCollection: true);

        await TalkAsync(port, good, Connections / 10, Connections);

        await Wires.UntilAsync(() => peers() == 0);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 16 << 20);
        GC.WaitForPendingFinalizers();
        TaskScheduler.UnobservedTaskException -= note;
        Assert.DoesNotContain(unexpected, fault => fault.Contains("NotebookKernel.Wire", StringComparison.Ordinal));
        using var client = await RawPeer.ConnectAsync(port);
        await client.SendAsync(RawPeer.Greeting(), RawPeer.Ready(socketType), question);
        while (!(await client.ReadAsync(1)).SequenceEqual("n"u8.ToArray()))
            await Task.Yield();
        Assert.Equal("oise"u8.ToArray(), await client.ReadAsync(4));
    }

    private static Task TalkAsync(int port, byte[][] good, int from, int to) =>
        Parallel.ForAsync(from, to, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (seed, _) =>
        {
            using var peer = await RawPeer.ConnectAsync(port);
            try
            {
                await peer.SendAsync(Noise.Of(good, new Random(seed)));
                await peer.LeaveAsync();
            }
            catch (SocketException)
            {
                // Closed before all of it was sent.
            }
        });
}
