namespace NotebookRunner.Running;

/// <summary>Runs notebooks, some at a time; each finishes whatever happens to the others.</summary>
internal static class NotebookQueue
{
    /// <returns>One result a notebook, in the order given; those that a cancelled run did not reach are stopped.</returns>
    public static async Task<IReadOnlyList<NotebookResult>> RunAsync(
        IReadOnlyList<NotebookTask> tasks, RunOptions options, IRunObserver observer, CancellationToken token)
    {
        var results = tasks.Select(Unreached).ToArray();
        await Parallel.ForAsync(0, tasks.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs }, async (index, _) =>
        {
            if (!token.IsCancellationRequested)
                results[index] = await new NotebookRun(tasks[index], options, observer).RunAsync(token);
        });
        return results;
    }

    private static NotebookResult Unreached(NotebookTask task) => new(task.Name, task.Source, NotebookStatus.Stopped, 0, 0, 0, null, null, null);
}
