using System.Text.Json.Nodes;

namespace NotebookRunner.Grading;

/// <summary>What became of one cell of a copy.</summary>
/// <param name="Outputs">What it showed.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="Trouble">Why it did not run to its end, in the words of the table; none where it did.</param>
/// <param name="Detail">The same in a sentence.</param>
internal sealed record CellRun(JsonArray Outputs, double Seconds, string? Trouble, string Detail)
{
    public static CellRun NotReached(string trouble, string detail) => new([], 0, trouble, detail);
}
