namespace NotebookRunner.Checks;

/// <summary>Whether the outputs in a notebook are those that a run gives: the same text, printed and shown.</summary>
/// <remarks>
/// A cell that prints times or the like carries the tag <c>varies</c> and is left out; so are, in a notebook that was committed from where its package
/// cannot be restored, the cells from that package on.
/// </remarks>
internal static class Freshness
{
    private const string VariesTag = "varies";

    public static IReadOnlyList<NotebookProblem> Problems(NotebookDocument committed, NotebookDocument run) =>
        [.. committed.Cells.Zip(run.Cells).TakeWhile(pair => !(pair.First.NeedsPackage && pair.First.ExecutionCount is null)).Where(pair => pair.First.IsCode && !pair.First.HasTag(VariesTag)).Select(pair => Compare(pair.First, pair.Second)).OfType<NotebookProblem>()];

    private static NotebookProblem? Compare(NotebookCell committed, NotebookCell run)
    {
        string[] before = Texts(committed), now = Texts(run);
        int first = Enumerable.Range(0, Math.Max(before.Length, now.Length)).FirstOrDefault(line => before.ElementAtOrDefault(line) != now.ElementAtOrDefault(line), -1);
        return first < 0 ? null : new NotebookProblem(committed.Number, null,
            $"The committed output is \"{before.ElementAtOrDefault(first)}\" where a run gives \"{now.ElementAtOrDefault(first)}\": run it with --in-place, or tag the cell \"{VariesTag}\".");
    }

    // An error that the cell is meant to show is an output, too.
    private static string Text(JsonNode output) => OutputRenderer.IsError(output) ? $"{(string?)output["ename"]}: {(string?)output["evalue"]}" : Multiline.Read(output["text"] ?? output["data"]?["text/plain"]);

    private static string[] Texts(NotebookCell cell) =>
        string.Concat(cell.Outputs.Select(output => Text(output!) + "\n")).TrimEnd('\n').Split('\n');
}
