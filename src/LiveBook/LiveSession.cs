using System.Diagnostics;
using System.Text.Json.Nodes;
using Microsoft.CodeAnalysis;
using NotebookEngine.Cells;
using NotebookEngine.Insight;
using NotebookEngine.Output;
using NotebookEngine.Protocol;
using NotebookEngine.Scripting;

namespace LiveBook;

/// <summary>Runs the cells of one page, one at a time, and posts what they show.</summary>
internal sealed class LiveSession : IDisposable
{
    // As in `run`.
    private const int MostBytes = 2_000_000;

    // More than anybody reads. The page asks again when another letter is typed.
    private const int MostChoices = 100;

    private readonly CellOutput output;
    private readonly CellDisplay screen;
    private readonly SingleThreadEngine engine;
    private readonly CodeCompletion completion;
    private readonly CodeInspection inspection;
    private readonly Dictionary<string, LiveCell> cells = [];
    private LiveCell? current;
    private bool isFull;

    /// <param name="folder">Where what cells import is looked for.</param>
    public LiveSession(string folder)
    {
        output = new CellOutput(Take, MostBytes);
        screen = new CellDisplay(output);
        engine = new SingleThreadEngine(folder, screen);
        completion = new CodeCompletion(engine.Session, () => SingleThreadEngine.Directives);
        inspection = new CodeInspection(engine.Session);
    }

    public async Task RunAsync(string id, string name, string source)
    {
        long begun = Stopwatch.GetTimestamp();
        var cell = cells[id] = current = new LiveCell(id, cells.Count + 1);
        output.StartCell();
        screen.Take();
        bool passed = await PassesAsync(source, name);
        cell.Post();
        // What fills the memory is a variable's: it stays, and nothing else has room.
        if (isFull)
        {
            Program.Post("""{"type": "died", "message": "No memory is left in this page."}""");
            return;
        }
        Program.Post(new JsonObject
        {
            ["type"] = "finished",
            ["id"] = id,
            ["ok"] = passed,
            ["seconds"] = Stopwatch.GetElapsedTime(begun).TotalSeconds,
        }.ToJsonString());
    }

    /// <summary>What does not compile in a cell that would come next.</summary>
    public JsonArray Diagnose(string source) =>
        [.. engine.Session.Preview(CellDirectives.Blanked(source)).GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(Complaint)];

    /// <summary>What could stand at a place of a cell that would come next.</summary>
    public JsonObject Complete(string source, int position)
    {
        var found = completion.At(source, position, MostChoices);
        return new()
        {
            ["from"] = found.Start,
            ["to"] = found.End,
            ["isCut"] = found.IsCut,
            ["items"] = new JsonArray([.. found.Choices.Select(choice => new JsonObject { ["label"] = choice.Text, ["kind"] = choice.Kind })]),
        };
    }

    /// <summary>What stands at a place of a cell that would come next: C#, or nothing.</summary>
    public string Inspect(string source, int position) => inspection.At(source, position)?.Signatures ?? "";

    public void Dispose()
    {
        engine.Dispose();
        output.Dispose();
    }

    private static JsonObject Complaint(Diagnostic diagnostic) => new()
    {
        ["from"] = diagnostic.Location.SourceSpan.Start,
        ["to"] = diagnostic.Location.SourceSpan.End,
        ["severity"] = "error",
        ["message"] = $"{diagnostic.Id}: {diagnostic.GetMessage()}",
    };

    private async Task<bool> PassesAsync(string source, string name)
    {
        try
        {
            await engine.RunAsync(source, name);
            return true;
        }
        catch (CellException error)
        {
            isFull = error.Error.Name == nameof(OutOfMemoryException);
            output.Send(new CellFailed(error.Error));
        }
        catch (Exception error)
        {
            output.Send(new CellFailed(ExceptionReport.Describe(error, name)));
        }
        return false;
    }

    private void Take(WorkerEvent happened)
    {
        // A cell may change what another one shows.
        if (happened is ValueUpdated update && cells.Values.LastOrDefault(cell => cell.Outputs.Update(update)) is { } other)
            other.Post();
        else
            current?.Take(happened);
    }
}
