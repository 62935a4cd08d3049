using System.Buffers.Binary;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NotebookRunner.Tests.Wire;

namespace NotebookRunner.Tests.Kernel;

/// <summary>A Jupyter client, written from the protocol's documents without the code under test.</summary>
internal sealed class KernelClient : IDisposable
{
    private readonly Dictionary<string, RawPeer> sockets = [];
    private readonly KernelProcess kernel;
    private readonly string session = Guid.NewGuid().ToString();
    private int messages;

    private KernelClient(KernelProcess kernel) => this.kernel = kernel;

    public static async Task<KernelClient> ConnectAsync(KernelProcess kernel)
    {
        var client = new KernelClient(kernel);
        foreach (var (name, port) in new[] { "shell", "control", "stdin", "iopub" }.Zip(kernel.Ports))
        {
            var socket = client.sockets[name] = await ConnectAsync(port);
            await socket.SendAsync(RawPeer.Greeting(), RawPeer.Ready(name == "iopub" ? "SUB" : "DEALER", name == "iopub" ? "" : client.session));
            await socket.ReadAsync(64);
            await ReadFrameAsync(socket);
        }
        await client.sockets["iopub"].SendAsync(RawPeer.Frame(0, [1]));
        // Whether the subscription is in force is seen by its fruits.
        for (bool isSeen = false; !isSeen;)
        {
            await client.SendAsync("shell", "kernel_info_request", []);
            await client.ReadAsync("shell");
            isSeen = client.sockets["iopub"].Available > 0;
        }
        return client;
    }

    /// <summary>Sends a request and reads its reply.</summary>
    public async Task<JsonNode> AskAsync(string channel, string type, JsonObject content)
    {
        string id = await SendAsync(channel, type, content);
        return await ReplyAsync(channel, id);
    }

    /// <summary>Runs a cell; returns its reply, and all that was published for it.</summary>
    public async Task<CellRun> RunAsync(string code, JsonObject? more = null, Func<JsonNode, Task>? seen = null)
    {
        var content = new JsonObject { ["code"] = code, ["silent"] = false, ["store_history"] = true, ["user_expressions"] = new JsonObject(), ["allow_stdin"] = false };
        foreach (var (name, value) in more ?? [])
            content[name] = value?.DeepClone();
        string id = await SendAsync("shell", "execute_request", content);
        var published = await PublishedAsync(id, seen);
        return new CellRun((await ReplyAsync("shell", id))["content"]!, published);
    }

    /// <summary>Sends a cell, and returns its request when it has begun.</summary>
    public async Task<string> BeginAsync(string code)
    {
        string id = await SendAsync("shell", "execute_request", new() { ["code"] = code });
        while (await ReadAsync("iopub") is var message && ((string?)message["parent_header"]!["msg_id"], (string?)message["header"]!["msg_type"]) != (id, "execute_input"))
        {
            // Not yet.
        }
        return id;
    }

    /// <summary>What is published for a request, until the kernel is idle again.</summary>
    public async Task<List<JsonNode>> PublishedAsync(string request, Func<JsonNode, Task>? seen = null)
    {
        var published = new List<JsonNode>();
        while (true)
        {
            var message = await ReadAsync("iopub");
            if ((string?)message["parent_header"]!["msg_id"] != request)
                continue;
            published.Add(message);
            if (seen is not null)
                await seen(message);
            if ((string?)message["content"]!["execution_state"] == "idle")
                return published;
        }
    }

    public async Task<string> SendAsync(string channel, string type, JsonObject content)
    {
        string id = $"{session}-{Interlocked.Increment(ref messages)}";
        var header = new JsonObject { ["msg_id"] = id, ["msg_type"] = type, ["session"] = session, ["username"] = "test", ["date"] = "2026-11-21T12:00:00Z", ["version"] = "5.3" };
        await SendAsync(channel, Signed(header.ToJsonString(), "{}", "{}", content.ToJsonString()));
        return id;
    }

    public Task SendAsync(string channel, IReadOnlyList<byte[]> parts) =>
        sockets[channel].SendAsync([.. parts.Select((part, index) => RawPeer.Frame((byte)(index < parts.Count - 1 ? 1 : 0), part))]);

    /// <summary>The frames of a message with a right signature.</summary>
    public byte[][] Signed(params string[] parts)
    {
        byte[][] frames = [.. parts.Select(Encoding.UTF8.GetBytes)];
        string signature = Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(kernel.Key), frames.SelectMany(frame => frame).ToArray()));
        return ["<IDS|MSG>"u8.ToArray(), Encoding.ASCII.GetBytes(signature), .. frames];
    }

    public async Task<JsonNode> ReplyAsync(string channel, string request)
    {
        while (true)
            if (await ReadAsync(channel) is var message && (string?)message["parent_header"]!["msg_id"] == request)
                return message;
    }

    public void Dispose()
    {
        foreach (var socket in sockets.Values)
            socket.Dispose();
    }

    /// <summary>The next message of a channel.</summary>
    public async Task<JsonNode> ReadAsync(string channel)
    {
        var parts = new List<byte[]>();
        for (bool isMore = true; isMore;)
        {
            (byte flags, byte[] body) = await ReadFrameAsync(sockets[channel]);
            parts.Add(body);
            isMore = (flags & 1) != 0;
        }
        int start = parts.FindIndex(part => part.AsSpan().SequenceEqual("<IDS|MSG>"u8));
        JsonNode? Part(int index) => JsonNode.Parse(parts[start + index]);
        return new JsonObject { ["header"] = Part(2), ["parent_header"] = Part(3), ["content"] = Part(5) };
    }

    private static async Task<(byte Flags, byte[] Body)> ReadFrameAsync(RawPeer socket)
    {
        byte flags = (await socket.ReadAsync(1))[0];
        long length = (flags & 2) == 0 ? (await socket.ReadAsync(1))[0] : BinaryPrimitives.ReadInt64BigEndian(await socket.ReadAsync(8));
        return (flags, await socket.ReadAsync((int)length));
    }

    private static async Task<RawPeer> ConnectAsync(int port)
    {
        for (var deadline = DateTime.UtcNow + Wires.Patience; ; await Task.Delay(20))
            try
            {
                return await RawPeer.ConnectAsync(port);
            }
            catch (SocketException) when (DateTime.UtcNow < deadline)
            {
                // The kernel is not there yet.
            }
    }
}
