using System.Globalization;

namespace NotebookRunner.Terminal;

/// <summary>One line for each notebook that is done, for logs.</summary>
internal sealed class ProgressLines(int notebooks) : IRunObserver
{
    private int done;

    public void Finished(NotebookTask notebook, NotebookResult result)
    {
        string status = result.Status.ToString().ToLowerInvariant();
        string seconds = result.Seconds.ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine($"[{Interlocked.Increment(ref done)}/{notebooks}] {Printable.Name(notebook.Name)}: {status}, {result.CellsRun} of {result.Cells} cells, {seconds} s");
    }
}
