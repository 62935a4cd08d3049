using System.Text.Json;
using NotebookEngine.Protocol;

namespace NotebookRunner.Worker;

/// <summary>The worker's way to the runner: each event is one line of JSON.</summary>
internal sealed class EventChannel(Stream stream)
{
    public void Send(WorkerEvent message) =>
        stream.Write([.. JsonSerializer.SerializeToUtf8Bytes(message, WireFormat.Default.WorkerEvent), (byte)'\n']);
}
