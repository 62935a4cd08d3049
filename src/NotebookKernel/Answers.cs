using NotebookKernel.Execution;
using NotebookKernel.Insight;

namespace NotebookKernel;

/// <summary>Which part of the kernel answers which request.</summary>
internal sealed class Answers(CellRunner cells, Publisher publisher, ConnectionFile connection)
{
    private readonly CursorAnswers cursor = new(cells.Engine.Session, () => cells.Engine.Directives);

    /// <returns>The content of the reply; null where there is none.</returns>
    public async Task<JsonObject?> ToAsync(KernelMessage request)
    {
        try
        {
            return await ContentAsync(request);
        }
        catch (Exception error) when (error is not (MalformedMessageException or OperationCanceledException))
        {
            // Whoever asked for a completion must not lose the session to a mistake of ours.
            KernelLog.Write($"{request.Type} failed: {error}");
            return Failure(error.GetType().Name, error.Message);
        }
    }

    private async Task<JsonObject?> ContentAsync(KernelMessage request)
    {
        switch (request.Type)
        {
            case "execute_request":
                return await cells.RunAsync(request);
            case "kernel_info_request":
                return KernelInfo.Reply();
            case "connect_request":
                return connection.Ports();
            case "is_complete_request":
                return Completeness.Answer(request);
            case "complete_request":
                return cursor.Complete(request);
            case "inspect_request":
                return cursor.Inspect(request);
            case "history_request":
                return cells.History.Answer(request);
            case "comm_info_request":
                return new() { ["status"] = "ok", ["comms"] = new JsonObject() };
            case "comm_open":
                // There are no comms here: whoever opens one is told that it is closed.
                publisher.Publish("comm_close", request.Header, new() { ["comm_id"] = request.Text("comm_id"), ["data"] = new JsonObject() });
                return null;
            case "comm_msg" or "comm_close":
                return null;
            case "interrupt_request":
                cells.Interrupt();
                return new() { ["status"] = "ok" };
            case "shutdown_request":
                JsonObject reply = new() { ["status"] = "ok", ["restart"] = request.Flag("restart") };
                publisher.Publish("shutdown_reply", request.Header, reply.DeepClone().AsObject());
                return reply;
            case "debug_request":
                return Failure("NotSupported", "This kernel has no debugger.");
            default:
                throw new MalformedMessageException($"{request.Type} is no request of protocol {KernelInfo.ProtocolVersion}");
        }
    }

    private static JsonObject Failure(string name, string message) =>
        new() { ["status"] = "error", ["ename"] = name, ["evalue"] = message, ["traceback"] = new JsonArray($"{name}: {message}") };
}
