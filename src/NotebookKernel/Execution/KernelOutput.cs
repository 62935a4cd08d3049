namespace NotebookKernel.Execution;

/// <summary>Tells clients what a cell shows, as messages that belong to the request which runs it, or ran last.</summary>
internal sealed class KernelOutput(Publisher publisher, FigureScript figures)
{
    // As one: tasks of the cells before may write while the next cell starts.
    private volatile RunningCell cell = new(default, 0, false);

    /// <summary>The plain text of the trailing value, for the history.</summary>
    public string? Result { get; private set; }

    /// <param name="request">The request's header.</param>
    /// <param name="cell">What tells this cell from others.</param>
    /// <param name="count">The number beside the cell.</param>
    /// <param name="isSilent">Nothing is to be seen.</param>
    public void Start(ReadOnlyMemory<byte> request, string cell, int count, bool isSilent)
    {
        (this.cell, Result) = (new(request, count, isSilent), null);
        figures.StartCell(cell);
    }

    public void Send(WorkerEvent message)
    {
        if (message is ValueShown { IsResult: true } result)
            Result = result.Data.GetValueOrDefault("text/plain");
        var belongsTo = cell;
        if (!belongsTo.IsSilent && Content(message, belongsTo.Count) is var (type, content))
            publisher.Publish(type, belongsTo.Request, content);
    }

    public static JsonObject ErrorContent(CellError error) => new()
    {
        ["ename"] = error.Name,
        ["evalue"] = error.Message,
        ["traceback"] = new JsonArray([.. Traceback.Coloured(error).Select(line => (JsonNode)line)]),
    };

    public static JsonObject Data(Dictionary<string, string> data) => new(data.Select(pair => KeyValuePair.Create(pair.Key, MimeData.Read(pair.Key, pair.Value, text => text))));

    private (string Type, JsonObject Content)? Content(WorkerEvent message, int count) => message switch
    {
        TextWritten text => ("stream", new() { ["name"] = text.Stream, ["text"] = text.Text }),
        ValueShown { IsResult: true } value => ("execute_result", Bundle(value.Data, ("execution_count", count))),
        ValueShown value => ("display_data", Bundle(value.Data, ("transient", Transient(value.DisplayId)))),
        ValueUpdated value => ("update_display_data", Bundle(value.Data, ("transient", Transient(value.DisplayId)))),
        OutputCleared clear => ("clear_output", new() { ["wait"] = clear.Wait }),
        CellFailed failed => ("error", ErrorContent(failed.Error)),
        _ => null,
    };

    private JsonObject Bundle(Dictionary<string, string> data, (string Name, JsonNode Value) more) =>
        new() { ["data"] = Data(figures.Complete(data)), ["metadata"] = new JsonObject(), [more.Name] = more.Value };

    private static JsonObject Transient(string? displayId) => displayId is null ? [] : new() { ["display_id"] = displayId };

    private sealed record RunningCell(ReadOnlyMemory<byte> Request, int Count, bool IsSilent);
}
