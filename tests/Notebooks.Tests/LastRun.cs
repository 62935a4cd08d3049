using NotebookRunner.Notebooks;
using NotebookRunner.Running;

namespace Notebooks.Tests;

/// <summary>The outputs of the last run of a notebook, where nothing that they come from has changed since: CI has run all lessons just before its tests.</summary>
internal static class LastRun
{
    private static readonly Workspace Workspace = new(Repository.Root);

    // The program and the libraries that it loads, as built, and what lessons read.
    private static readonly DateTime Sources = Newest(
    [
        .. new[] { "NotebookEngine", "NotebookRunner", "SequenceModels", "SequenceModels.Exercises" }.Select(name => Path.Combine(Repository.Root, "artifacts", "bin", name, "release", $"{name}.dll")),
        Path.Combine(Repository.Notebooks, "setup.csx"),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "data")),
    ]);

    /// <returns>The notebook and its last run; none where that is older than the sources, or did not come to its end.</returns>
    public static NotebookTask? Of(string notebook)
    {
        string run = Workspace.Newest(notebook);
        return run != notebook && File.GetLastWriteTimeUtc(run) >= Sources && IsWhole(NotebookDocument.Load(run)) ? new NotebookTask(notebook, run) : null;
    }

    private static bool IsWhole(NotebookDocument run) => run.Cells.Where(cell => cell.IsCode && !string.IsNullOrWhiteSpace(cell.Source))
        .All(cell => cell.Metadata["rnn"]?["seconds"] is not null && cell.Outputs.All(output => (string?)output!["output_type"] != "error"));

    private static DateTime Newest(IEnumerable<string> files) => files.Where(File.Exists).Select(File.GetLastWriteTimeUtc).Max();
}
