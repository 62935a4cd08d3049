namespace NotebookRunner.Running;

/// <summary>How notebooks are run.</summary>
internal sealed record RunOptions
{
    /// <summary>How many run at the same time.</summary>
    public int Jobs { get; init; } = 2;

    /// <summary>How long one cell may take.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How many bytes one cell may show.</summary>
    public int MaxOutput { get; init; } = 2_000_000;

    /// <summary>Outputs go into the notebook itself, without anything that changes from run to run.</summary>
    public bool InPlace { get; init; }
}
