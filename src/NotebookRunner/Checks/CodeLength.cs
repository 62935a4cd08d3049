using NotebookRunner.Notebooks;

namespace NotebookRunner.Checks;

/// <summary>Whether the code of a notebook of the series can be taken in at a glance.</summary>
internal static class CodeLength
{
    /// <param name="cell">A code cell.</param>
    public static IEnumerable<NotebookProblem> Problems(NotebookCell cell)
    {
        string[] lines = cell.Source.Split('\n');
        int written = lines.Count(line => !string.IsNullOrWhiteSpace(line));
        if (written > LessonLimits.CellLines)
            yield return new(cell.Number, null, $"The cell has {written} lines, empty ones apart; a lesson's has at most {LessonLimits.CellLines}: split it, or give a part of it a name in the library.");
        for (int line = 0; line < lines.Length; line++)
            if (lines[line].Length > LessonLimits.LineLength)
                yield return new(cell.Number, line + 1, $"The line has {lines[line].Length} characters; at most {LessonLimits.LineLength} fit on a page: break it.");
    }
}
