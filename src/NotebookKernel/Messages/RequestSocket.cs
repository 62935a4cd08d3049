using System.Runtime.CompilerServices;

namespace NotebookKernel.Messages;

/// <summary>A socket that takes requests and sends replies: shell, control or stdin. What is malformed is counted and dropped.</summary>
internal sealed class RequestSocket(string name, RouterSocket socket, MessageCodec codec)
{
    private long refused;

    public async IAsyncEnumerable<KernelMessage> ReadAllAsync([EnumeratorCancellation] CancellationToken token)
    {
        // Stays in the caller's context; the channel's own ReadAllAsync would go on in the pool.
        while (await socket.Messages.WaitToReadAsync(token))
            while (socket.Messages.TryRead(out var received))
                if (Read(received.Peer, received.Message) is { } message)
                    yield return message;
    }

    /// <summary>Sends to the client of a request.</summary>
    public ValueTask SendAsync(string type, KernelMessage request, JsonObject content, CancellationToken token) =>
        socket.SendAsync(request.Peer, codec.Write(type, request.Header, content, [.. request.Route]), token);

    /// <summary>Counts a message that is dropped; the log has the first, the second, the fourth, the eighth …, so that nobody can flood it.</summary>
    public void Refuse(string reason)
    {
        long count = Interlocked.Increment(ref refused);
        if (long.IsPow2(count))
            KernelLog.Write($"dropped message {count} on {name}: {reason}");
    }

    private KernelMessage? Read(string peer, WireMessage frames)
    {
        try
        {
            return codec.Read(peer, frames);
        }
        catch (MalformedMessageException error)
        {
            Refuse(error.Message);
            return null;
        }
    }
}
