namespace NotebookRunner.Tests.Support;

/// <summary>What a shell sees of a call.</summary>
internal sealed record RunnerResult(int ExitCode, string Output);
