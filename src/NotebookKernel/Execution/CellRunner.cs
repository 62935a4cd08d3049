using NotebookEngine.Cells;
using NotebookEngine.Interruption;
using NotebookEngine.Output;

namespace NotebookKernel.Execution;

/// <summary>Answers <c>execute_request</c>: runs a cell, tells what it shows, and says how it ended.</summary>
internal sealed class CellRunner : ICellGuard, IDisposable
{
    private readonly Publisher publisher;
    private readonly KernelOutput shown;
    private readonly CellOutput output;
    private readonly CellDisplay screen;
    private readonly InputRelay input;
    private readonly CellEngine engine;
    private readonly Lock gate = new();
    private InterruptibleCell? current;
    private int count;

    public CellRunner(Publisher publisher, RequestSocket stdin, FigureScript figures, int maxOutput)
    {
        this.publisher = publisher;
        shown = new KernelOutput(publisher, figures);
        output = new CellOutput(shown.Send, maxOutput, patience: TimeSpan.FromMilliseconds(20));
        screen = new CellDisplay(output);
        input = new InputRelay(stdin, output.Flush);
        engine = new CellEngine(Directory.GetCurrentDirectory(), screen, output.Send, input.Ask, this);
    }

    public InputRelay Input => input;

    /// <summary>Lets cells show what processes that they start write, and libraries.</summary>
    public void TakeStandardStreams()
    {
        if (OperatingSystem.IsLinux())
            StandardStreams.Take(output);
    }

    public ScriptSession Session => engine.Session;

    /// <inheritdoc cref="CellEngine.Directives"/>
    public IEnumerable<(string Name, string Description)> Directives => engine.Directives;

    public History History { get; } = new();

    /// <summary>Stops the cell that runs, if one does.</summary>
    public void Interrupt()
    {
        lock (gate)
            current?.Interrupt();
    }

    Task<object?> ICellGuard.RunAsync(Func<Task<object?>> code, int? stack) => current!.RunAsync(code, stack);

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
        engine.Dispose();
        output.Dispose();
    }

    private async Task<JsonObject> RunAsync(KernelMessage request, string code, InterruptibleCell cell)
    {
        output.StartCell();
        input.StartCell(request, cell.Token);
        screen.Take(input);
        try
        {
            if (!string.IsNullOrWhiteSpace(code))
                await engine.RunAsync(code, $"Cell [{count}]", cell.Token);
            StandardStreams.Drain();
            output.Flush();
            return new()
            {
                ["status"] = "ok",
                ["execution_count"] = count,
                ["payload"] = new JsonArray(),
                ["user_expressions"] = await UserExpressions.EvaluateAsync(Session, request.Content, cell.Token),
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
        _ when stop.IsCancellationRequested => new CellError(ErrorKind.Exception, "Interrupted", new CellInterruptedException().Message, null, []),
        CellException known => known.Error,
        _ => ExceptionReport.Describe(failure, $"Cell [{count}]"),
    };

    // JupyterLab and VS Code name the cell; elsewhere its text does.
    private static string? CellId(KernelMessage request) =>
        request.Metadata.TryGetProperty("cellId", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null;
}
