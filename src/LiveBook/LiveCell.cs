using System.Diagnostics;
using System.Text.Json.Nodes;
using NotebookEngine.Protocol;
using NotebookRunner.Book.Cells;
using NotebookRunner.Notebooks;

namespace LiveBook;

/// <summary>What a cell shows: as nbformat has it, and as the book does.</summary>
internal sealed class LiveCell(string id, int executionCount)
{
    // A page that is redrawn more often than this has no time for anything else.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

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
        if (Stopwatch.GetElapsedTime(posted) > Pause)
            Post();
    }

    public void Post()
    {
        var outputs = Outputs.ToJson();
        Program.Post(new JsonObject { ["type"] = "outputs", ["id"] = id, ["html"] = OutputRenderer.Render(outputs), ["outputs"] = outputs }.ToJsonString());
        posted = Stopwatch.GetTimestamp();
    }
}
