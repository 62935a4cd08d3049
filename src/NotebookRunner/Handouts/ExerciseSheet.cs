namespace NotebookRunner.Handouts;

/// <summary>The exercises of a lesson on a sheet of their own: title, setup, and the section with its stubs, as nobody has answered it yet.</summary>
internal static partial class ExerciseSheet
{
    /// <returns>The sheet, which needs nothing of the lesson; none where the lesson has no exercise that is checked.</returns>
    public static NotebookDocument? Of(NotebookDocument lesson) => ExerciseSection.Of(lesson) is { Count: > 0 } section
        ? lesson.WithCells([Title(lesson), .. lesson.Cells.Where(IsSetup).Take(1).Select(cell => cell.WithoutOutputs()), .. section.Select(Blank)])
        : null;

    /// <summary>Whether this is the cell that loads the library.</summary>
    public static bool IsSetup(NotebookCell cell) => cell.IsCode && cell.Source.StartsWith("#!import", StringComparison.Ordinal);

    private static NotebookCell Title(NotebookDocument lesson) => NotebookCell.Markdown("title",
        $"# {lesson.Title}: exercises\n\nThe lesson itself is not needed for these cells to run, but for you to answer: keep it open beside this sheet.");

    // Solutions are not handed out with the sheet.
    private static NotebookCell Blank(NotebookCell cell) =>
        cell.IsCode ? cell.WithoutOutputs() : NotebookCell.Markdown(cell.Id, SolutionsLink().Replace(cell.Source, "$1"));

    [GeneratedRegex(@"\[([^\]]*)\]\(solutions/[^)]*\)")]
    private static partial Regex SolutionsLink();
}
