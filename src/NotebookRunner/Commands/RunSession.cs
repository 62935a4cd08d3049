using NotebookRunner.Running;
using NotebookRunner.Terminal;

namespace NotebookRunner.Commands;

/// <summary>A run as the person sees it: progress, run.json, the table, the errors.</summary>
internal static class RunSession
{
    public static async Task<IReadOnlyList<NotebookResult>> RunAsync(
        Workspace workspace, IReadOnlyList<NotebookTask> tasks, RunOptions options, CancellationToken token)
    {
        var results = await Progress.ShowAsync(tasks, observer => NotebookQueue.RunAsync(tasks, options, observer, token));
        Summary.Write(results);
        await new RunReport(results).WriteAsync(Path.Combine(workspace.Artifacts, "run.json"), CancellationToken.None);
        return results;
    }
}
