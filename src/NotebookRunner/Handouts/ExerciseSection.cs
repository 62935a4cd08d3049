namespace NotebookRunner.Handouts;

/// <summary>The part of a lesson in which the reader works: from the heading "Exercises" to the next of its level.</summary>
internal static partial class ExerciseSection
{
    /// <returns>The cells; none where nothing in them is checked.</returns>
    public static IReadOnlyList<NotebookCell> Of(NotebookDocument lesson)
    {
        NotebookCell[] rest = [.. lesson.Cells.SkipWhile(cell => !IsHeading(cell))];
        NotebookCell[] section = [.. rest.Take(1), .. rest.Skip(1).TakeWhile(cell => HeadingLevel(cell) is not (1 or 2))];
        return CheckCalls.Exercises(section).Count == 0 ? [] : section;
    }

    public static bool IsHeading(NotebookCell cell) => cell.IsMarkdown && Heading().IsMatch(cell.Source);

    /// <summary>The exercise, such as <c>08.2</c>, whose text begins with this cell in a lesson (level 3) or in its solutions (level 2).</summary>
    public static string? Named(NotebookCell cell, int level) =>
        cell.IsMarkdown && Name().Match(cell.Source) is { Success: true } match && match.Groups["level"].Length == level ? match.Groups["exercise"].Value : null;

    /// <summary>The level of the heading with which the cell begins; 0 where it begins with something else.</summary>
    public static int HeadingLevel(NotebookCell cell)
    {
        int level = cell.IsMarkdown ? cell.Source.TakeWhile(letter => letter == '#').Count() : 0;
        return cell.Source.ElementAtOrDefault(level) == ' ' ? level : 0;
    }

    [GeneratedRegex(@"\A## [^\n]*Exercises\b")]
    private static partial Regex Heading();

    [GeneratedRegex(@"\A(?<level>#+) (?<exercise>\d\d\.\d+)\b")]
    private static partial Regex Name();
}
