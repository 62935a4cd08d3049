namespace NotebookRunner.Grading;

/// <summary>What a student's copy may use.</summary>
internal sealed record GradeOptions
{
    private const int CellsWorth = 6, BytesOfACell = 1_000_000;

    /// <summary>How many copies run at the same time.</summary>
    public int Jobs { get; init; } = 2;

    /// <summary>How long one cell may take; a copy as a whole may take six times as long.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    public TimeSpan CopyTimeout => CellsWorth * Timeout;

    /// <summary>Megabytes of memory.</summary>
    public int Memory { get; init; } = 1024;

    /// <summary>What keeps a copy from the machine.</summary>
    public Isolation Isolation { get; init; } = Isolation.None("it was not asked for.");

    public WorkerLimits Limits => new(BytesOfACell, (long)Memory << 20, Isolation.Enclose);
}
