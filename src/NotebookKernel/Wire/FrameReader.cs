using System.Buffers.Binary;

namespace NotebookKernel.Wire;

/// <summary>Reads frames from a connection (RFC 23, "Framing"). Memory grows with the bytes that came, never with the length that was promised.</summary>
internal sealed class FrameReader(Socket socket, ReceiveBudget budget, TimeSpan patience)
{
    private const FrameFlags Known = FrameFlags.More | FrameFlags.Long | FrameFlags.Command;
    private const int FirstBytes = 64 * 1024;

    private readonly byte[] buffer = new byte[16 * 1024];
    private int start;
    private int end;
    private volatile bool isGivenUp;

    /// <summary>Whether reading keeps the thread that reads, and so needs no other: those of the pool may all be taken.</summary>
    public bool KeepsThread { get; set; }

    /// <summary>Whether a message has begun: the rest of it must not let us wait for ever.</summary>
    public bool IsInMessage { get; set; }

    /// <summary>Ends what is being read, because others need the memory.</summary>
    public void GiveUp()
    {
        isGivenUp = true;
        socket.Dispose();
    }

    /// <summary>Reads the next frame, whose body may have so many bytes, as a command or as a part of a message.</summary>
    /// <exception cref="EndOfStreamException">The peer has gone.</exception>
    public async ValueTask<Frame> ReadAsync((long Command, long Part) maxBody, CancellationToken token)
    {
        await BufferAsync(2, token);
        var flags = (FrameFlags)buffer[start];
        Check(flags);
        int header = flags.HasFlag(FrameFlags.Long) ? 1 + sizeof(ulong) : 2;
        await BufferAsync(header, token);
        ulong length = header == 2 ? buffer[start + 1] : BinaryPrimitives.ReadUInt64BigEndian(buffer.AsSpan(start + 1));
        start += header;
        long max = flags.HasFlag(FrameFlags.Command) ? maxBody.Command : maxBody.Part;
        if (length > (ulong)max)
            throw new WireException($"A frame of {length} bytes is announced; {max} are allowed here.");
        return new(flags, await ReadBodyAsync((int)length, token));
    }

    public async ValueTask ReadExactlyAsync(Memory<byte> target, CancellationToken token)
    {
        int buffered = Math.Min(target.Length, end - start);
        buffer.AsMemory(start, buffered).CopyTo(target);
        start += buffered;
        while (buffered < target.Length)
            buffered += await ReceiveAsync(target[buffered..], isBegun: true, token);
    }

    /// <summary>The frames read so far are no longer in the midst of being received.</summary>
    public void Release() => budget.GiveBack(this);

    private static void Check(FrameFlags flags)
    {
        if ((flags & ~Known) != 0)
            throw new WireException($"A frame has the reserved flags {(byte)flags:X2}.");
        if (flags.HasFlag(FrameFlags.Command | FrameFlags.More))
            throw new WireException("A command says that more frames follow; a command is one frame.");
    }

    private async ValueTask<ReadOnlyMemory<byte>> ReadBodyAsync(int length, CancellationToken token)
    {
        byte[] body = [];
        for (int read = 0; read < length; read = body.Length)
        {
            int size = (int)Math.Min(length, Math.Max(FirstBytes, 2L * read));
            budget.Take(this, size - read);
            Array.Resize(ref body, size);
            await ReadExactlyAsync(body.AsMemory(read), token);
        }
        return body;
    }

    private async ValueTask BufferAsync(int count, CancellationToken token)
    {
        if (end - start >= count)
            return;
        buffer.AsSpan(start, end - start).CopyTo(buffer);
        (start, end) = (0, end - start);
        while (end < count)
            end += await ReceiveAsync(buffer.AsMemory(end), IsInMessage || end > 0, token);
    }

    private async ValueTask<int> ReceiveAsync(Memory<byte> target, bool isBegun, CancellationToken token)
    {
        try
        {
            int count = KeepsThread ? Receive(target.Span, isBegun) : await ReceiveInTimeAsync(target, isBegun, token);
            return count > 0 ? count : throw new EndOfStreamException("The peer has closed the connection.");
        }
        catch (Exception late) when (late is TimeoutException or SocketException { SocketErrorCode: SocketError.TimedOut })
        {
            throw new WireException($"The peer began a message and sent nothing more of it for {patience.TotalSeconds} s.");
        }
        catch (Exception closed) when (isGivenUp && closed is SocketException or ObjectDisposedException)
        {
            throw new WireException("The peer's unfinished message took more memory than any other, when there was none left.");
        }
    }

    private int Receive(Span<byte> target, bool isBegun)
    {
        socket.ReceiveTimeout = isBegun ? (int)patience.TotalMilliseconds : 0;
        return socket.Receive(target, SocketFlags.None);
    }

    private async ValueTask<int> ReceiveInTimeAsync(Memory<byte> target, bool isBegun, CancellationToken token)
    {
        var received = socket.ReceiveAsync(target, SocketFlags.None, token);
        // Mostly the bytes are there.
        return !isBegun || received.IsCompleted ? await received : await received.AsTask().WaitAsync(patience, CancellationToken.None);
    }
}
