using System.Text.RegularExpressions;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Practice;

/// <summary>The exercises of a lesson on a sheet of their own: title, setup, and an empty cell after each.</summary>
internal static partial class ExerciseSheet
{
    public static NotebookDocument? Of(NotebookDocument lesson)
    {
        string prose = string.Join("\n\n", lesson.Cells.Where(cell => cell.IsMarkdown && !Answers.Are(cell)).Select(cell => cell.Source));
        if (Section().Match(prose) is not { Success: true } section)
            return null;
        string[] exercises = [.. Start().Split(Answers.Remove(section.Groups["text"].Value)).Select(text => text.Trim()).Where(text => text.Length > 0)];
        return lesson.WithCells([Title(lesson), .. lesson.Cells.Where(IsSetup).Take(1).Select(cell => cell.WithoutOutputs()), .. exercises.SelectMany(Work)]);
    }

    private static NotebookCell Title(NotebookDocument lesson) => NotebookCell.Markdown("title",
        $"# {lesson.Title}: exercises\n\nWork with the lesson open beside this sheet; a cell that needs the lesson's variables belongs below the lesson's own cells.");

    private static bool IsSetup(NotebookCell cell) => cell.IsCode && cell.Source.StartsWith("#!import", StringComparison.Ordinal);

    private static IEnumerable<NotebookCell> Work(string text, int index)
    {
        yield return NotebookCell.Markdown($"exercise-{index}", text);
        if (Start().IsMatch(text))
            yield return NotebookCell.Code($"work-{index}", "");
    }

    [GeneratedRegex(@"^## [^\n]*Exercises[^\n]*\n(?<text>.*?)(?=^## |\z)", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Section();

    // Exercises begin with "1. **Name.**", "**1. Name.**" or a heading of level 3.
    [GeneratedRegex(@"^(?=\d+\. |\*\*\d+\.|### )", RegexOptions.Multiline)]
    private static partial Regex Start();
}
