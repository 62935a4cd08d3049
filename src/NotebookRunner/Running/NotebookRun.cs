using System.ComponentModel;
using System.Diagnostics;

namespace NotebookRunner.Running;

/// <summary>One notebook, run in a worker of its own from the first cell to the last or to the first that fails.</summary>
internal sealed class NotebookRun(NotebookTask task, RunOptions options, IRunObserver observer)
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly List<CellTime> times = [];
    private readonly List<(NotebookCell Cell, CellOutputs Outputs)> shown = [];
    private NotebookError? error;
    private MissingPackage? missing;

    public async Task<NotebookResult> RunAsync(CancellationToken token)
    {
        var status = NotebookStatus.Stopped;
        int cells = 0;
        try
        {
            var document = task.LoadCSharp();
            var code = Prepare(document);
            cells = code.Count;
            observer.Started(task, cells);
            await RunCellsAsync(code, token);
            if (error?.Kind is ErrorKind.Compile or ErrorKind.Directive && NotebookLanguage.ProblemOfRefused(document) is { } refused)
                throw new NotebookFormatException(refused);
            if (missing is null)
                Clear(code.Skip(times.Count));
            else if (!options.InPlace)
                document.Metadata["rnn"] = new JsonObject { ["skipped"] = missing.Reason };
            await WriteAsync(document, token);
            status = missing is not null ? NotebookStatus.Skipped : error is null ? NotebookStatus.Passed : NotebookStatus.Failed;
        }
        catch (Exception unusable) when (unusable is NotebookFormatException or IOException or Win32Exception)
        {
            status = NotebookStatus.Failed;
            error = new NotebookError(null, null, "File", unusable.Message, ErrorKind.File, []);
        }
        catch (OperationCanceledException)
        {
            // Stopped by the person: not a failure of the notebook.
        }
        var result = new NotebookResult(task.Name, task.Source, status, cells, times.Count, Seconds(clock), times.MaxBy(time => time.Seconds), error, missing);
        observer.Finished(task, result);
        return result;
    }

    private static List<NotebookCell> Prepare(NotebookDocument document)
    {
        document.Metadata.Remove("rnn");
        var code = document.Cells.Where(cell => cell.IsCode).ToLookup(cell => string.IsNullOrWhiteSpace(cell.Source));
        Clear(code[true]);
        foreach (var cell in code[false])
            cell.Metadata.Remove("rnn");
        return [.. code[false]];
    }

    private static void Clear(IEnumerable<NotebookCell> cells)
    {
        foreach (var cell in cells)
            (cell.Outputs, cell.ExecutionCount) = ([], null);
    }

    private async Task RunCellsAsync(List<NotebookCell> code, CancellationToken token)
    {
        await using var worker = await WorkerProcess.StartAsync(Path.GetDirectoryName(task.Source)!, new WorkerLimits(options.MaxOutput), token);
        foreach (var cell in code)
        {
            await RunCellAsync(worker, cell, token);
            if (missing is not null)
                return;
            observer.CellDone(task, times.Count);
            if (error is not null)
                return;
        }
    }

    private async Task RunCellAsync(WorkerProcess worker, NotebookCell cell, CancellationToken token)
    {
        var outputs = new CellOutputs(times.Count + 1);
        shown.Add((cell, outputs));
        var cellClock = Stopwatch.StartNew();
        var exchange = new CellExchange(worker, options.Timeout, message => Hear(message, outputs));
        var failure = CellLanguage.Problem(cell) is { } other
            ? new CellError(ErrorKind.Directive, "Directive", other, null, [])
            : await exchange.RunAsync(new RunCell(cell.Number, CellLanguage.Source(cell)), token);
        if (failure?.Kind is ErrorKind.Compile && CellLanguage.ProblemOfRefused(cell) is { } refused)
            failure = failure with { Kind = ErrorKind.Directive, Name = "Directive", Message = refused, Line = null, Traceback = [] };
        // From here on a skipped notebook keeps what it came with: outputs of where the package was at hand, or none.
        if (cell.NeedsPackage && failure?.Package is { } package)
        {
            missing = new MissingPackage(cell.Number, package, string.Join(' ', failure.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            return;
        }
        if (failure is not null)
        {
            outputs.AddError(failure);
            error = cell.MayFail && failure.Kind is not (ErrorKind.Timeout or ErrorKind.Crash) ? null : new NotebookError(cell.Number, failure.Line, failure.Name, failure.Message, failure.Kind, failure.Traceback);
        }
        times.Add(new CellTime(cell.Number, Seconds(cellClock)));
        cell.ExecutionCount = times.Count;
        cell.Outputs = outputs.ToJson();
        if (!options.InPlace)
            cell.Metadata["rnn"] = new JsonObject { ["seconds"] = times[^1].Seconds };
    }

    private void Hear(WorkerEvent message, CellOutputs running)
    {
        running.Take(message);
        if (message is TextWritten text)
            observer.Wrote(task, text.Text);
        // A value may be replaced from a later cell.
        else if (message is ValueUpdated update)
            foreach (var (cell, outputs) in shown)
                if (outputs.Update(update))
                    cell.Outputs = outputs.ToJson();
    }

    // A notebook keeps the outputs of its last good run rather than those of a failure.
    private async Task WriteAsync(NotebookDocument document, CancellationToken token)
    {
        if (options.InPlace && error is not null)
            return;
        try
        {
            await AtomicFile.WriteAsync(task.Target, document.ToJson(), token, options.InPlace ? document.Bytes : null);
        }
        catch (FileChangedException changed)
        {
            await AtomicFile.WriteAsync(task.Spare, document.ToJson(), token);
            throw new IOException($"{changed.Message} What ran is in {task.Spare}, with its outputs. Run the notebook again.", changed);
        }
    }

    private static double Seconds(Stopwatch clock) => Math.Round(clock.Elapsed.TotalSeconds, 3);
}
