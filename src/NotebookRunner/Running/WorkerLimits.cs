using System.Diagnostics;

namespace NotebookRunner.Running;

/// <summary>What a worker may use.</summary>
/// <param name="MaxOutput">Bytes that one cell may show.</param>
/// <param name="Memory">Bytes for the objects of all cells together; null for a quarter of the machine's memory.</param>
/// <param name="Enclose">Makes of the call that starts a worker, which connects to the pipe of this name, one that starts it with fewer rights; null where it has the person's own.</param>
internal sealed record WorkerLimits(int MaxOutput, long? Memory = null, Action<ProcessStartInfo, string>? Enclose = null);
