namespace NotebookRunner.Protocol;

/// <summary>What the runner asks of a worker: run this cell.</summary>
internal sealed record RunCell(int Number, string Source);
