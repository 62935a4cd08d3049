using NotebookEngine.Portable;
using NotebookRunner.Book.Pages;
using NotebookRunner.Book.Slides;

namespace NotebookRunner.Checks;

/// <summary>What a committed notebook must keep to, as far as its file shows.</summary>
internal static class NotebookRules
{
    private const int MostLines = 30;

    public static IReadOnlyList<NotebookProblem> Problems(NotebookDocument notebook) =>
        [
            .. EditorTraces.Problems(notebook), .. Ids(notebook), .. Slides(notebook), .. ReadingTime.Problems(notebook),
            .. notebook.Cells.SelectMany(cell => cell.IsCode ? Code(cell) : Links(notebook, cell)), .. LessonLimits.Hold(notebook) ? OfTheSeries(notebook) : [],
        ];

    private static IEnumerable<NotebookProblem> OfTheSeries(NotebookDocument notebook) =>
        [.. notebook.Cells.Where(cell => cell.IsCode).SelectMany(Length), .. ForbiddenTerms.Problems(notebook), .. SlideRules.Problems(notebook)];

    // Whether code can be taken in at a glance.
    private static IEnumerable<NotebookProblem> Length(NotebookCell cell)
    {
        string[] lines = cell.Source.Split('\n');
        int written = lines.Count(line => !string.IsNullOrWhiteSpace(line));
        if (written > LessonLimits.CellLines)
            yield return new(cell.Number, null, $"The cell has {written} lines, empty ones apart; a lesson's has at most {LessonLimits.CellLines}: split it, or give a part of it a name in the library.");
        for (int line = 0; line < lines.Length; line++)
            if (lines[line].Length > LessonLimits.LineLength)
                yield return new(cell.Number, line + 1, $"The line has {lines[line].Length} characters; at most {LessonLimits.LineLength} fit on a page: break it.");
    }

    private static IEnumerable<NotebookProblem> Ids(NotebookDocument notebook) =>
        notebook.Cells.Where(cell => cell.Id.Length > 0 && !CellIds.IsValid(cell.Id)).Select(cell => new NotebookProblem(cell.Number, null, $"The id \"{cell.Id}\" is not 1 to 64 letters, digits, - or _. {EditorTraces.Hint}"))
            .Concat(notebook.Cells.Where(cell => cell.Id.Length > 0).GroupBy(cell => cell.Id).Where(group => group.Count() > 1)
                .Select(group => new NotebookProblem(group.Last().Number, null, $"The id \"{group.Key}\" is used by cells {string.Join(", ", group.Select(cell => cell.Number))}. {EditorTraces.Hint}")));

    private static IEnumerable<NotebookProblem> Slides(NotebookDocument notebook) =>
        from cell in notebook.Cells
        let mark = SlideMarks.Written(cell)
        where mark is not null && !SlideMarks.Known.Contains(mark)
        select new NotebookProblem(cell.Number, null, $"slide_type \"{mark}\" is none of {string.Join(", ", SlideMarks.Known)}.");

    private static IEnumerable<NotebookProblem> Code(NotebookCell cell)
    {
        int lines = cell.Source.TrimEnd().Split('\n').Length;
        if (lines > MostLines)
            yield return new(cell.Number, null, $"The cell has {lines} lines, more than {MostLines}: split it.");
        if (CellLanguage.Problem(cell) is { } language)
            yield return new(cell.Number, null, language);
        foreach (var problem in PortableSubset.Problems(cell.Source))
            yield return new(cell.Number, problem.Line, problem.ToString());
        if (cell.Source.Contains(".Display()", StringComparison.Ordinal) && cell.Source.Contains("Console.", StringComparison.Ordinal))
            yield return new(cell.Number, null, "Console and Display() in one cell come in another order in Verso: split the cell.");
        if (!cell.MayFail && cell.Outputs.Any(OutputRenderer.IsError))
            yield return new(cell.Number, null, "The cell is committed with an error.");
    }

    private static IEnumerable<NotebookProblem> Links(NotebookDocument notebook, NotebookCell cell) =>
        from target in TextRenderer.Targets(notebook.Path, cell)
        where !LeadsSomewhere(notebook, cell, target)
        select new NotebookProblem(cell.Number, null, NotebookCell.IsAttachment(target)
            ? $"The cell has no picture attached that is called {target[NotebookCell.AttachmentScheme.Length..]}: paste it again." : $"The link to {target} leads nowhere.");

    private static bool LeadsSomewhere(NotebookDocument notebook, NotebookCell cell, string target)
    {
        if (NotebookCell.IsAttachment(target))
            return cell.Attachment(target) is not null;
        string path = Uri.UnescapeDataString(target.Split('#')[0]);
        return path.Length == 0 || LinkAddress.IsUri(target) || Path.Exists(Path.Combine(Path.GetDirectoryName(notebook.Path)!, path));
    }
}
