namespace NotebookEngine.Protocol;

/// <summary>What the runner asks of a worker: run this cell.</summary>
/// <param name="Number">The cell's place in its notebook, counted from 1.</param>
/// <param name="Source">Its text.</param>
/// <param name="VerdictKey">Given with the setup of a course where answers are graded: what the checks say from then on is told with this key.</param>
internal sealed record RunCell(int Number, string Source, string? VerdictKey = null);
