namespace NotebookKernel.Messages;

/// <summary>What every client sees (iopub): outputs, and whether the kernel is busy.</summary>
internal sealed class Publisher(PublishSocket socket, MessageCodec codec)
{
    /// <param name="type">The message's type, which is its topic too.</param>
    /// <param name="parent">The header of the request that it belongs to; empty for none.</param>
    /// <param name="content">What it says.</param>
    public void Publish(string type, ReadOnlyMemory<byte> parent, JsonObject content) =>
        socket.Publish(codec.Write(type, parent, content, Encoding.UTF8.GetBytes(type)));

    public void PublishState(string state, ReadOnlyMemory<byte> parent) => Publish("status", parent, new() { ["execution_state"] = state });
}
