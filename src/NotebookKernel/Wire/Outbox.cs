using System.IO.Pipelines;

namespace NotebookKernel.Wire;

/// <summary>What one peer has still to take. Whoever adds to an empty box writes it out itself, without a change of threads.</summary>
/// <remarks>
/// When the box is full, whoever sends waits. A peer that takes nothing for <see cref="WireLimits.Patience"/> meanwhile is closed:
/// an honest break is better than a hole in what it reads, and than a program that hangs.
/// No wait goes back to the caller's context, which belongs to a learner's cell and may be blocked.
/// </remarks>
internal sealed class Outbox : IDisposable
{
    // What is large goes out in several writes, so that progress is seen.
    private const int WriteSize = 16 * 1024;

    private readonly Socket socket;
    private readonly WireLimits limits;
    private readonly Pipe pipe;
    private readonly SemaphoreSlim turn = new(1);
    private readonly Task sending;
    private volatile bool isFull;
    private bool isFinished;

    public Outbox(Socket socket, WireLimits limits)
    {
        (this.socket, this.limits) = (socket, limits);
        pipe = new(new(
            readerScheduler: PipeScheduler.Inline, pauseWriterThreshold: limits.SendQueueBytes, resumeWriterThreshold: Math.Max(1, limits.SendQueueBytes / 2),
            minimumSegmentSize: WriteSize, useSynchronizationContext: false));
        sending = SendAsync();
    }

    /// <summary>Whether the peer was closed because it did not read.</summary>
    public bool HasStalled { get; private set; }

    /// <summary>Queues a message, and waits while there is more than may wait; what is for a peer that has gone is dropped.</summary>
    public async ValueTask AddAsync(ReadOnlyMemory<byte> message, CancellationToken token)
    {
        await turn.WaitAsync(token).ConfigureAwait(false);
        try
        {
            if (isFinished)
                return;
            var room = pipe.Writer.WriteAsync(message, token);
            isFull = !room.IsCompleted;
            await room.ConfigureAwait(false);
        }
        finally
        {
            isFull = false;
            turn.Release();
        }
    }

    /// <summary>Writes what is queued, at most so long, and tells the peer that nothing more comes.</summary>
    public async Task FinishAsync(TimeSpan time)
    {
        using var deadline = new CancellationTokenSource(time);
        try
        {
            await turn.WaitAsync(deadline.Token).ConfigureAwait(false);
            isFinished = true;
            await pipe.Writer.CompleteAsync().ConfigureAwait(false);
            turn.Release();
            await sending.WaitAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // It has had its time.
        }
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
    public void Dispose()
    {
        socket.Dispose();
        pipe.Reader.CancelPendingRead();
    }

    private async Task SendAsync()
    {
        try
        {
            while (await pipe.Reader.ReadAsync().ConfigureAwait(false) is { IsCanceled: false, Buffer: { IsEmpty: false } waiting })
                pipe.Reader.AdvanceTo(waiting.GetPosition(await SendAsync(waiting.First).ConfigureAwait(false)));
        }
        catch (Exception gone) when (gone is SocketException or ObjectDisposedException)
        {
            socket.Dispose();
        }
        finally
        {
            // Lets go whoever waits for room.
            await pipe.Reader.CompleteAsync().ConfigureAwait(false);
        }
    }

    /// <returns>How many bytes the peer has taken.</returns>
    private async ValueTask<int> SendAsync(ReadOnlyMemory<byte> bytes)
    {
        var taken = socket.SendAsync(bytes, SocketFlags.None);
        // Mostly it takes them at once.
        if (taken.IsCompleted)
            return await taken.ConfigureAwait(false);
        var late = taken.AsTask();
        while (true)
        {
            try
            {
                return await late.WaitAsync(limits.Patience).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                if (!isFull)
                    continue;
                HasStalled = true;
                Dispose();
            }
        }
    }
}
