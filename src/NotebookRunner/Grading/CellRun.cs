namespace NotebookRunner.Grading;

/// <summary>What became of one cell of a copy.</summary>
/// <param name="Verdicts">What the checks said, the last for each exercise.</param>
/// <param name="Tricks">What the cell did to get a verdict that its answer does not deserve, or may have done.</param>
/// <param name="Seconds">How long it ran.</param>
/// <param name="Trouble">Why it did not run to its end, in the words of the table; none where it did.</param>
/// <param name="Detail">The same in a sentence.</param>
internal sealed record CellRun(IReadOnlyCollection<AnswerJudged> Verdicts, IReadOnlyCollection<TrickNoticed> Tricks, double Seconds, string? Trouble, string Detail)
{
    public static CellRun NotReached(string trouble, string detail) => new([], [], 0, trouble, detail);
}
