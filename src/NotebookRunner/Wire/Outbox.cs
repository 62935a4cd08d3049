using System.Net.Sockets;

namespace NotebookRunner.Wire;

/// <summary>What one peer has still to take. Whoever adds to an empty box writes it out itself, without a change of threads.</summary>
/// <remarks>
/// When the box is full, whoever sends waits. A peer that takes nothing for <see cref="WireLimits.Patience"/> meanwhile is closed:
/// an honest break is better than a hole in what it reads, and than a program that hangs.
/// No wait goes back to the caller's context, which belongs to a learner's cell and may be blocked.
/// </remarks>
internal sealed class Outbox(Socket socket, WireLimits limits)
{
    private const int WriteSize = 64 * 1024;

    private readonly Lock gate = new();
    private readonly Queue<ReadOnlyMemory<byte>> waiting = new();
    private byte[]? batch;
    private TaskCompletionSource? progress;
    private long queued;
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

    /// <summary>Waits until everything is written, at most so long.</summary>
    public async Task FlushAsync(TimeSpan time)
    {
        using var deadline = new CancellationTokenSource(time);
        while (!deadline.IsCancellationRequested && Unwritten() is { } progressed)
            await progressed.WaitAsync(deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Closes the connection and forgets what was queued.</summary>
    public void Close()
    {
        socket.Dispose();
        lock (gate)
        {
            isClosed = true;
            waiting.Clear();
            queued = 0;
            Progressed();
        }
    }

    /// <returns>Null when the message is queued; else what ends when it is worth another try.</returns>
    private Task? TryAdd(Outgoing message)
    {
        lock (gate)
        {
            if (isClosed)
                return null;
            if (queued > 0 && queued + message.Length > limits.SendQueueBytes)
                return NextProgress();
            foreach (var segment in message.Segments)
                waiting.Enqueue(segment);
            queued += message.Length;
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
                    chunk = chunk[Sent(await socket.SendAsync(chunk[..Math.Min(chunk.Length, WriteSize)], SocketFlags.None).ConfigureAwait(false))..];
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            Close();
        }
    }

    // What is small and waits goes out in one write; what is large in several, so that progress is seen.
    private ReadOnlyMemory<byte> NextChunk()
    {
        lock (gate)
        {
            if (!waiting.TryPeek(out var first))
            {
                isSending = false;
                Progressed();
                return default;
            }
            if (waiting.Count == 1 || first.Length >= WriteSize)
                return waiting.Dequeue();
            return Batch();
        }
    }

    private ReadOnlyMemory<byte> Batch()
    {
        batch ??= new byte[WriteSize];
        int length = 0;
        while (waiting.TryPeek(out var next) && length + next.Length <= WriteSize)
        {
            waiting.Dequeue().CopyTo(batch.AsMemory(length));
            length += next.Length;
        }
        return batch.AsMemory(0, length);
    }

    private int Sent(int count)
    {
        lock (gate)
        {
            queued -= count;
            Progressed();
        }
        return count;
    }

    private Task? Unwritten()
    {
        lock (gate)
            return isSending && !isClosed ? NextProgress() : null;
    }

    private Task NextProgress() => (progress ??= new(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    private void Progressed()
    {
        progress?.TrySetResult();
        progress = null;
    }
}
