using System.Text.Json;
using NotebookRunner.Protocol;

namespace NotebookRunner.Worker;

/// <summary>The worker's way to the runner. Any thread may write; each event is one whole line.</summary>
internal sealed class EventChannel(Stream stream)
{
    private readonly Lock gate = new();

    public void Send(WorkerEvent message)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(message, WireFormat.Default.WorkerEvent), (byte)'\n'];
        lock (gate)
            stream.Write(line);
    }
}
