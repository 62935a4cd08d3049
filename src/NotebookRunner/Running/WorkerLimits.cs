namespace NotebookRunner.Running;

/// <summary>What a worker may use.</summary>
/// <param name="MaxOutput">Bytes that one cell may show.</param>
/// <param name="Memory">Bytes for the objects of all cells together; null for a quarter of the machine's memory.</param>
internal sealed record WorkerLimits(int MaxOutput, long? Memory = null);
