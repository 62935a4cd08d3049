namespace NotebookRunner.Grading;

/// <summary>Grades the copies of a class, some at a time, each in a process and a folder of its own.</summary>
internal static class ClassGrading
{
    /// <param name="workspace">The course's repository.</param>
    /// <param name="copies">What was handed in.</param>
    /// <param name="options">What each may use.</param>
    /// <param name="done">Told the rows of each copy as soon as it is done; calls come from several threads.</param>
    /// <param name="token">Stops the grading; copies that are not done are then rows that say so.</param>
    /// <returns>All rows, copy by copy in the order given.</returns>
    public static async Task<IReadOnlyList<Grade>> RunAsync(
        Workspace workspace, IReadOnlyList<StudentCopy> copies, GradeOptions options, Action<IReadOnlyList<Grade>> done, CancellationToken token)
    {
        var rows = copies.Select(copy => copy.All(GradeStatus.Stopped, "")).ToArray();
        await Parallel.ForAsync(0, copies.Count, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs }, async (number, _) =>
        {
            if (token.IsCancellationRequested)
                return;
            try
            {
                done(rows[number] = await GradeAsync(workspace, copies[number], options, token));
            }
            catch (OperationCanceledException)
            {
                // Its rows say that it was stopped.
            }
        });
        return [.. rows.SelectMany(row => row)];
    }

    private static async Task<IReadOnlyList<Grade>> GradeAsync(Workspace workspace, StudentCopy copy, GradeOptions options, CancellationToken token)
    {
        if (copy.Problem is not null || copy.Lesson is null)
            return [copy.Unusable];
        try
        {
            return await new CopyGrading(copy, copy.Lesson).RunAsync(options, workspace, token);
        }
        // Whatever it is, the others are graded.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return copy.All(GradeStatus.Trouble, "could not be run", failure.Message);
        }
    }
}
