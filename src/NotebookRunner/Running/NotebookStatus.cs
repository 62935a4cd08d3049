namespace NotebookRunner.Running;

/// <summary>How the run of a notebook ended.</summary>
internal enum NotebookStatus
{
    /// <summary>Every cell ran.</summary>
    Passed,

    /// <summary>A cell failed, or the file is unusable.</summary>
    Failed,

    /// <summary>A package that it is about cannot be restored here.</summary>
    Skipped,

    /// <summary>It was not run, or not to its end, because the run was stopped.</summary>
    Stopped,
}
