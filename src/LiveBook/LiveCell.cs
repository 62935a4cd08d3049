using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookEngine.Protocol;
using NotebookOutputs;

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
        Outputs.Take(happened);
        if (happened is CellFailed failed)
            Outputs.AddError(failed.Error);
        if (Stopwatch.GetElapsedTime(posted) > pause)
            Post();
    }

    public void Post()
    {
        long begun = Stopwatch.GetTimestamp();
        var outputs = Outputs.ToJson();
        // The page puts it into the cell's place as a whole, and nothing reaches over from there.
        string html = OutputRenderer.Render(outputs, closed: markup => markup);
        Program.Post(new JsonObject { ["type"] = "outputs", ["id"] = id, ["html"] = html, ["outputs"] = outputs }.ToJsonString());
        posted = Stopwatch.GetTimestamp();
        pause = TimeSpan.FromTicks(Math.Max(LeastPause.Ticks, PauseForDrawing * Stopwatch.GetElapsedTime(begun, posted).Ticks));
    }
}
