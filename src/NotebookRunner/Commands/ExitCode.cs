namespace NotebookRunner.Commands;

/// <summary>What the program returns to the shell.</summary>
internal static class ExitCode
{
    public const int Passed = 0;

    /// <summary>A cell failed, or a check found problems.</summary>
    public const int CellFailed = 1;

    /// <summary>The call or a file is unusable. Counts more than a failed cell, because something was not done at all.</summary>
    public const int Unusable = 2;

    /// <summary>Stopped by the person (Ctrl+C), as shells have it: 128 + SIGINT.</summary>
    public const int Stopped = 130;

    public static int Of(IReadOnlyList<NotebookResult> results)
    {
        if (results.Any(result => result.Status == NotebookStatus.Stopped))
            return Stopped;
        if (results.Any(result => result.Error?.Kind == ErrorKind.File))
            return Unusable;
        return results.Any(result => result.Status == NotebookStatus.Failed) ? CellFailed : Passed;
    }
}
