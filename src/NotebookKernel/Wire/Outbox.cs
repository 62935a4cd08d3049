namespace NotebookKernel.Wire;

/// <summary>What one peer has still to take. Whoever adds to an empty box writes it out itself, without a change of threads.</summary>
/// <remarks>
/// When the box is full, whoever sends waits. A peer that takes nothing for <see cref="WireLimits.Patience"/> meanwhile is closed:
/// an honest break is better than a hole in what it reads, and than a program that hangs.
/// No wait goes back to the caller's context, which belongs to a learner's cell and may be blocked.
/// </remarks>
internal sealed class Outbox(Socket socket, WireLimits limits)
{
    // What is large goes out in several writes, so that progress is seen.
    private const int WriteSize = 64 * 1024;

    private readonly Lock gate = new();
    private readonly Backlog backlog = new();
    private readonly Signal progress = new();
    private bool isSending;
    private bool isClosed;

    /// <summary>Whether the peer was closed because it did not read.</summary>
    public bool HasStalled { get; private set; }

    /// <summary>Waits for room and queues a message; what is for a peer that has gone is dropped.</summary>
    public async ValueTask AddAsync(Outgoing message, CancellationToken token)
    {
        while (TryAdd(message) is { } progressed)
        {
            try
            {
                await progressed.WaitAsync(limits.Patience, token).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                HasStalled = true;
                Close();
            }
        }
    }

    /// <summary>Writes what is queued, at most so long, and tells the peer that nothing more comes.</summary>
    public async Task FinishAsync(TimeSpan time)
    {
        using var deadline = new CancellationTokenSource(time);
        while (!deadline.IsCancellationRequested && Unwritten() is { } progressed)
            await progressed.WaitAsync(deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            socket.Shutdown(SocketShutdown.Send);
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            // The peer was faster.
        }
    }

    /// <summary>Closes the connection and forgets what was queued.</summary>
    public void Close()
    {
        socket.Dispose();
        lock (gate)
        {
            isClosed = true;
            backlog.Clear();
            progress.Raise();
        }
    }

    /// <returns>Null when the message is queued; else what ends when it is worth another try.</returns>
    private Task? TryAdd(Outgoing message)
    {
        lock (gate)
        {
            if (isClosed)
                return null;
            if (backlog.Length > 0 && backlog.Length + message.Length > limits.SendQueueBytes)
                return progress.Next;
            backlog.Add(message);
            if (isSending)
                return null;
            isSending = true;
        }
        _ = SendAsync();
        return null;
    }

    private async Task SendAsync()
    {
        try
        {
            for (var chunk = NextChunk(); !chunk.IsEmpty; chunk = NextChunk())
                while (!chunk.IsEmpty)
                    chunk = chunk[Written(await socket.SendAsync(chunk[..Math.Min(chunk.Length, WriteSize)], SocketFlags.None).ConfigureAwait(false))..];
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            Close();
        }
    }

    private ReadOnlyMemory<byte> NextChunk()
    {
        lock (gate)
        {
            var chunk = backlog.Next();
            if (chunk.IsEmpty)
            {
                isSending = false;
                progress.Raise();
            }
            return chunk;
        }
    }

    private int Written(int count)
    {
        lock (gate)
        {
            backlog.Written(count);
            progress.Raise();
        }
        return count;
    }

    private Task? Unwritten()
    {
        lock (gate)
            return isSending && !isClosed ? progress.Next : null;
    }
}
