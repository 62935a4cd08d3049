namespace NotebookRunner.Running;

/// <summary>How notebooks are run.</summary>
/// <param name="Jobs">How many run at the same time.</param>
/// <param name="Timeout">How long one cell may take.</param>
/// <param name="MaxOutput">How many bytes one cell may show.</param>
/// <param name="InPlace">Outputs go into the notebook itself, without anything that changes from run to run.</param>
internal sealed record RunOptions(int Jobs, TimeSpan Timeout, int MaxOutput, bool InPlace);
