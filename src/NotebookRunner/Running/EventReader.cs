using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace NotebookRunner.Running;

/// <summary>The events that a worker writes, one a line. What a cell writes there that found the pipe is no event, however long its line is.</summary>
/// <param name="stream">The runner's end of the pipe.</param>
/// <param name="maxLine">Bytes of the longest event. One carries no more than a cell may show, which is cut before it is sent.</param>
internal sealed class EventReader(Stream stream, int maxLine = 512 << 20)
{
    private readonly PipeReader reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 1 << 16, leaveOpen: true));

    /// <returns>The next event, or null when there are no more.</returns>
    public async Task<WorkerEvent?> ReadAsync(CancellationToken token)
    {
        while (await ReadLineAsync(token) is { IsEnd: false } line)
            if (line.Event is not null)
                return line.Event;
        return null;
    }

    private async Task<(bool IsEnd, WorkerEvent? Event)> ReadLineAsync(CancellationToken token)
    {
        bool isTooLong = false;
        while (true)
        {
            var read = await reader.ReadAsync(token);
            var buffer = read.Buffer;
            if (buffer.PositionOf((byte)'\n') is { } end)
            {
                var message = isTooLong ? null : Parse(buffer.Slice(0, end));
                reader.AdvanceTo(buffer.GetPosition(1, end));
                return (false, message);
            }
            // A line that a dying worker did not finish is not an event.
            if (read.IsCompleted)
                return (true, null);
            isTooLong |= buffer.Length > maxLine;
            reader.AdvanceTo(isTooLong ? buffer.End : buffer.Start, buffer.End);
        }
    }

    private static WorkerEvent? Parse(ReadOnlySequence<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            return JsonSerializer.Deserialize(ref json, WireFormat.Default.WorkerEvent);
        }
        catch (Exception foreign) when (foreign is JsonException or NotSupportedException)
        {
            return null;
        }
    }
}
