using NotebookEngine.Cells;
using NotebookEngine.Interruption;
using NotebookEngine.Output;

namespace NotebookKernel.Execution;

/// <summary>Answers <c>execute_request</c>: runs a cell, tells what it shows, and says how it ended.</summary>
internal sealed class CellRunner : IDisposable
{
    private readonly Publisher publisher;
    private readonly KernelOutput shown;
    private readonly CellOutput output;
    private readonly CellDisplay screen;
    private readonly Lock gate = new();
    private InterruptibleCell? current;
    private int count;

    public CellRunner(Publisher publisher, RequestSocket stdin, FigureScript figures, int maxOutput)
    {
        this.publisher = publisher;
        shown = new KernelOutput(publisher, figures);
        output = new CellOutput(shown.Send, maxOutput, patience: TimeSpan.FromMilliseconds(20));
        screen = new CellDisplay(output);
        Input = new InputRelay(stdin, output.Flush);
        Engine = new CellEngine(Directory.GetCurrentDirectory(), screen, output.Send, Input.Ask, (code, stack) => current!.RunAsync(code, stack));
    }

    public CellEngine Engine { get; }

    public InputRelay Input { get; }

    /// <summary>Lets cells show what processes that they start write, and libraries.</summary>
    public void TakeStandardStreams()
    {
        if (OperatingSystem.IsLinux())
            StandardStreams.Take(output);
    }

    public History History { get; } = new();

    /// <summary>Stops the cell that runs, if one does.</summary>
    public void Interrupt()
    {
        lock (gate)
            current?.Interrupt();
    }

    /// <returns>The reply; its status is "error" when the cell failed or was interrupted.</returns>
    public async Task<JsonObject> RunAsync(KernelMessage request)
    {
        string code = request.Text("code");
        bool isSilent = request.Flag("silent"), isKept = !isSilent && request.Flag("store_history", otherwise: true);
        if (isKept)
            count++;
        StopPoint.Watch(false);
        using var cell = new InterruptibleCell(error => output.WriteText("stderr", $"{error.GetType().Name} in an async void method: {error.Message}\n"));
        // Before anybody is told that the cell runs, and may want to stop it.
        lock (gate)
            current = cell;
        try
        {
            // What tasks of the cells before have written meanwhile is theirs.
            output.Flush();
            shown.Start(request.Header, CellId(request) ?? code, count, isSilent);
            if (!isSilent)
                publisher.Publish("execute_input", request.Header, new() { ["code"] = code, ["execution_count"] = count });
            var reply = await RunAsync(request, code, cell);
            if (isKept)
                History.Add(count, code, shown.Result);
            return reply;
        }
        finally
        {
            lock (gate)
                current = null;
        }
    }

    public void Dispose()
    {
        Engine.Dispose();
        output.Dispose();
    }

    private async Task<JsonObject> RunAsync(KernelMessage request, string code, InterruptibleCell cell)
    {
        output.StartCell();
        Input.StartCell(request, cell.Token);
        screen.Take(Input);
        try
        {
            if (!string.IsNullOrWhiteSpace(code))
                await Engine.RunAsync(code, $"Cell [{count}]", cell.Token);
            StandardStreams.Drain();
            output.Flush();
            return new()
            {
                ["status"] = "ok",
                ["execution_count"] = count,
                ["payload"] = new JsonArray(),
                ["user_expressions"] = await UserExpressions.EvaluateAsync(Engine.Session, request.Content, cell.Token),
            };
        }
        catch (Exception failure)
        {
            var error = Describe(failure, cell.Token);
            StandardStreams.Drain();
            output.Send(new CellFailed(error));
            var reply = KernelOutput.ErrorContent(error);
            (reply["status"], reply["execution_count"]) = ("error", count);
            return reply;
        }
    }

    private CellError Describe(Exception failure, CancellationToken stop) => failure switch
    {
        _ when stop.IsCancellationRequested => new CellError(ErrorKind.Exception, "Interrupted", InterruptibleCell.Interrupted, null, []),
        CellException known => known.Error,
        _ => ExceptionReport.Describe(failure, $"Cell [{count}]"),
    };

    // JupyterLab and VS Code name the cell; elsewhere its text does.
    private static string? CellId(KernelMessage request) =>
        request.Metadata.TryGetProperty("cellId", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}
