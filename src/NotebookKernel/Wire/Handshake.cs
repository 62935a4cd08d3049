namespace NotebookKernel.Wire;

/// <summary>Greetings and READY commands of both sides (RFC 23, "The NULL Security Mechanism").</summary>
internal static class Handshake
{
    private const int MaxIdentity = 255;

    /// <returns>The identity that the peer announces, each byte a character; empty where it has none.</returns>
    public static async Task<string> RunAsync(FrameReader reader, Outbox outbox, SocketKind kind, WireLimits limits)
    {
        using var deadline = new CancellationTokenSource(limits.Handshake);
        try
        {
            await GreetAsync(reader, outbox, deadline.Token);
            var properties = await IntroduceAsync(reader, outbox, kind, limits, deadline.Token);
            return await CheckAsync(properties, outbox, kind, limits);
        }
        catch (OperationCanceledException)
        {
            throw new WireException($"The peer did not finish its handshake within {limits.Handshake.TotalSeconds} s.");
        }
    }

    private static async Task GreetAsync(FrameReader reader, Outbox outbox, CancellationToken token)
    {
        await outbox.AddAsync(Greeting.Ours, token);
        byte[] greeting = new byte[Greeting.Ours.Length];
        await reader.ReadExactlyAsync(greeting.AsMemory(..Greeting.VersionLength), token);
        Greeting.CheckVersion(greeting);
        await reader.ReadExactlyAsync(greeting.AsMemory(Greeting.VersionLength..), token);
        Greeting.CheckMechanism(greeting);
    }

    // In version 3.0 each side sends its READY before it waits for the other's.
    private static async Task<ReadOnlyMemory<byte>> IntroduceAsync(
        FrameReader reader, Outbox outbox, SocketKind kind, WireLimits limits, CancellationToken token)
    {
        await outbox.AddAsync(new Command(Command.Ready, Metadata.Write(Metadata.SocketType, kind.Name)).ToOutgoing(), token);
        var frame = await reader.ReadAsync((limits.MaxCommand, 0), token);
        if (!frame.IsCommand)
            throw new WireException("The peer sends a message before it is READY.");
        var command = Command.Parse(frame.Body);
        return command.Name switch
        {
            Command.Ready => command.Data,
            Command.Error => throw new EndOfStreamException("The peer refuses the connection."),
            _ => throw new WireException("The peer sends another command before it is READY."),
        };
    }

    private static async Task<string> CheckAsync(ReadOnlyMemory<byte> properties, Outbox outbox, SocketKind kind, WireLimits limits)
    {
        try
        {
            var values = Metadata.Parse(properties);
            if (!values.TryGetValue(Metadata.SocketType, out var type) || !kind.Accepts(type.Span))
                throw new WireException($"A {kind.Name} socket talks to {string.Join(" or ", kind.Peers)}.");
            // Only a router looks at identities. What starts with a zero is made up by routers (RFC 37, "The Identity Property").
            var identity = kind == SocketKind.Router ? values.GetValueOrDefault(Metadata.Identity) : default;
            if (identity.Length > MaxIdentity || identity.Span is [0, ..])
                throw new WireException($"An identity has at most {MaxIdentity} bytes, and the first is not zero.");
            return Encoding.Latin1.GetString(identity.Span);
        }
        catch (WireException refused)
        {
            await outbox.AddAsync(Command.ErrorOf(refused.Message).ToOutgoing(), CancellationToken.None);
            await outbox.FinishAsync(limits.Linger);
            throw;
        }
    }
}
