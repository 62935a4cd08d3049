using System.Text;
using NotebookKernel.Wire;

namespace NotebookRunner.Tests.Wire;

/// <summary>Peers that break the protocol are closed and counted, and a good one is served as before.</summary>
public sealed class MalformedTests
{
    private static readonly byte[] Ready = RawPeer.Ready("DEALER");

    public static TheoryData<string, byte[]> Greetings => new()
    {
        { "the language of the web", Encoding.ASCII.GetBytes("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n") },
        { "a signature with another end", [0xFF, .. new byte[8], 0x7E, .. RawPeer.Greeting()[10..]] },
        { "version 2", RawPeer.Greeting(major: 2) },
        { "version 0", RawPeer.Greeting(major: 0) },
        { "another mechanism", RawPeer.Greeting(mechanism: "PLAIN") },
        { "a mechanism that only begins like ours", RawPeer.Greeting(mechanism: "NULLS") },
        { "no mechanism", RawPeer.Greeting(mechanism: "") },
        { "the part of the server", RawPeer.Greeting(asServer: 1) },
        { "a server of no known kind", RawPeer.Greeting(asServer: 0x80) },
    };

    public static TheoryData<string, byte[]> Introductions => new()
    {
        { "a message instead of READY", RawPeer.Frame(0, []) },
        { "another command instead of READY", RawPeer.Command("HELLO", []) },
        { "a command without a name", RawPeer.Frame(4, [0]) },
        { "a command without anything", RawPeer.Frame(4, []) },
        { "a name longer than the command", RawPeer.Frame(4, [6, .. "READY"u8]) },
        { "a name that is no word", RawPeer.Frame(4, [5, .. "REA\0Y"u8]) },
        { "a command with more to follow", RawPeer.Frame(5, Ready[2..]) },
        { "a reserved flag", RawPeer.Frame(12, Ready[2..]) },
        { "a command of 100 kB", RawPeer.Frame(4, [5, .. "READY"u8, .. new byte[100_000]]) },
        { "a command of 2^64 - 1 bytes", RawPeer.LongHeader(6, ulong.MaxValue) },
    };

    public static TheoryData<string, byte[]> Properties => new()
    {
        { "a socket that does not fit", RawPeer.Property("Socket-Type", "SUB") },
        { "a socket that nobody knows", RawPeer.Property("Socket-Type", "dealer") },
        { "no socket", [] },
        { "a property without a name", [0, .. RawPeer.Property("Socket-Type", "DEALER")] },
        { "a name with a blank", [.. RawPeer.Property("Socket Type", "DEALER")] },
        { "a name longer than the command", [200, .. "Socket-Type"u8] },
        { "a value longer than the command", [.. RawPeer.Property("Socket-Type", "DEALER"), 1, (byte)'X', 0, 0, 0, 9, 1] },
        { "a value of 2^32 - 1 bytes", [.. RawPeer.Property("Socket-Type", "DEALER"), 1, (byte)'X', 255, 255, 255, 255, 1] },
        { "a value with half a length", [.. RawPeer.Property("Socket-Type", "DEALER"), 1, (byte)'X', 0, 0] },
        { "two sockets", [.. RawPeer.Property("Socket-Type", "DEALER"), .. RawPeer.Property("socket-type", "REQ")] },
        { "an identity of 256 bytes", [.. RawPeer.Property("Socket-Type", "DEALER"), .. RawPeer.Property("Identity", new string('i', 256))] },
        { "an identity as routers make them up", [.. RawPeer.Property("Socket-Type", "DEALER"), .. RawPeer.Property("Identity", "\0abcd")] },
    };

    public static TheoryData<string, byte[]> Traffic => new()
    {
        { "a reserved flag", RawPeer.Frame(0x80, [1]) },
        { "a frame of 2^63 bytes", RawPeer.LongHeader(2, 1UL << 63) },
        { "a frame of 2^63 - 1 bytes", RawPeer.LongHeader(2, long.MaxValue) },
        { "a frame of one byte too many", RawPeer.LongHeader(2, 1001) },
        { "frames of one byte too many together", [.. RawPeer.Frame(1, new byte[1000]), .. RawPeer.Frame(1, new byte[1000]), .. RawPeer.Frame(0, [1])] },
        { "one part too many", [.. Enumerable.Repeat(RawPeer.Frame(1, []), 10).SelectMany(part => part), .. RawPeer.Frame(0, [])] },
        { "a command with more to follow", RawPeer.Frame(5, [4, .. "PING"u8, 0, 0]) },
        { "a PING without a lifetime", RawPeer.Command("PING", [0]) },
        { "a PING with a long context", RawPeer.Command("PING", new byte[19]) },
    };

    private static WireLimits Limits => new() { MaxFrame = 1000, MaxMessage = 2000, MaxParts = 10 };

    [Theory]
    [MemberData(nameof(Greetings))]
    public Task A_peer_is_closed_for_a_greeting_with(string what, byte[] greeting) => IsRefusedAsync(what, greeting);

    [Theory]
    [MemberData(nameof(Introductions))]
    public Task A_peer_is_closed_for(string what, byte[] bytes) => IsRefusedAsync(what, RawPeer.Greeting(), bytes);

    [Theory]
    [MemberData(nameof(Traffic))]
    public Task A_peer_is_closed_for_sending(string what, byte[] bytes) => IsRefusedAsync(what, RawPeer.Greeting(), Ready, bytes);

    [Theory]
    [MemberData(nameof(Properties))]
    public async Task A_peer_is_told_why_it_is_closed_for(string what, byte[] properties)
    {
        byte[] answer = await IsRefusedAsync(what, RawPeer.Greeting(), RawPeer.Command("READY", properties));

        // RFC 23: greeting, READY, and then an ERROR with a reason that has no blanks.
        string said = Encoding.Latin1.GetString(answer.AsSpan(64));
        Assert.Matches(@"READY.*ROUTER\x04.\x05ERROR.[!-~]+$", said);
        Assert.Equal(answer.Length - answer.AsSpan().LastIndexOf("ERROR"u8) - 6, answer[answer.AsSpan().LastIndexOf("ERROR"u8) + 5]);
    }

    private static async Task<byte[]> IsRefusedAsync(string what, params byte[][] pieces)
    {
        await using var router = Wires.Router(Limits);
        _ = Wires.SendBackAsync(router);
        using var good = await RawPeer.ConnectAsync(router.Port);
        await good.SendAsync(RawPeer.Greeting(), Ready);

        using var bad = await RawPeer.ConnectAsync(router.Port);
        await bad.SendAsync(pieces);
        byte[] answer = await bad.ReadToEndAsync();

        await Wires.UntilAsync(() => router.Peers == 1);
        Assert.True(router.Refused == 1, $"{what} is counted {router.Refused} times.");
        await good.SendAsync(RawPeer.Frame(0, [42]));
        Assert.Equal([0, 1, 42], (await good.ReadAsync(64 + 30 + 3))[^3..]);
        return answer;
    }
}
