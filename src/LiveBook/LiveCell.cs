using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookEngine.Protocol;
using NotebookRunner.Book.Cells;
using NotebookRunner.Notebooks;

namespace LiveBook;

/// <summary>What a cell shows: as nbformat has it, and as the book does.</summary>
internal sealed class LiveCell(string id, int executionCount)
{
    // Drawing takes at most a tenth of the cell's time.
    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(40);
    private const int PauseForDrawing = 9;

    private TimeSpan pause = LeastPause;
    private long posted;

    public CellOutputs Outputs { get; } = new(executionCount);

    public void Take(WorkerEvent happened)
    {
        switch (happened)
        {
            case TextWritten text:
                Outputs.AddText(text.Stream, text.Text);
                break;
            case ValueShown value:
                Outputs.AddValue(value);
                break;
            case OutputCleared:
                Outputs.Clear();
                break;
            case CellFailed failed:
                Outputs.AddError(failed.Error);
                break;
        }
        if (Stopwatch.GetElapsedTime(posted) > pause)
            Post();
    }

    public void Post()
    {
        long begun = Stopwatch.GetTimestamp();
        var outputs = Outputs.ToJson();
        Program.Post(new JsonObject { ["type"] = "outputs", ["id"] = id, ["html"] = OutputRenderer.Render(outputs), ["outputs"] = outputs }.ToJsonString());
        posted = Stopwatch.GetTimestamp();
        pause = TimeSpan.FromTicks(Math.Max(LeastPause.Ticks, PauseForDrawing * Stopwatch.GetElapsedTime(begun, posted).Ticks));
    }
}
