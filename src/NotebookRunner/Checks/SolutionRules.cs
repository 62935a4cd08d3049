using NotebookRunner.Handouts;

namespace NotebookRunner.Checks;

/// <summary>Whether every exercise of a lesson has its worked solution, and every solution its exercise. Both halves of a lesson have one notebook of solutions.</summary>
internal static class SolutionRules
{
    /// <param name="notebook">A lesson, or the solutions of one.</param>
    public static IReadOnlyList<NotebookProblem> Problems(NotebookDocument notebook)
    {
        string folder = Path.GetDirectoryName(notebook.Path)!, file = Path.GetFileName(notebook.Path);
        return new NotebookTask(notebook.Path, notebook.Path).IsSolutions
            ? [.. Compare(notebook.Cells, LessonFiles.Lessons(Path.Combine(folder, ".."), file), $"../{file}", "../", "solves no exercise of")]
            : [.. Compare(ExerciseSection.Of(notebook), Solutions(Path.Combine(folder, NotebookTask.SolutionsFolder), file), $"{NotebookTask.SolutionsFolder}/{file}", $"{NotebookTask.SolutionsFolder}/", "has no solution in")];
    }

    private static IReadOnlyList<string> Solutions(string folder, string file) => LessonFiles.Solutions(folder, file) is { } solutions ? [solutions] : [];

    private static IEnumerable<NotebookProblem> Compare(IReadOnlyList<NotebookCell> cells, IReadOnlyList<string> others, string missing, string folder, string lacks)
    {
        string names = others.Count == 0 ? missing : string.Join(" or ", others.Select(other => folder + Path.GetFileName(other)));
        return CheckCalls.Exercises(cells).Except(CheckCalls.Exercises(others.SelectMany(other => NotebookDocument.Load(other).Cells))).Select(exercise => new NotebookProblem(
            cells.First(cell => cell.IsCode && CheckCalls.Exercises(cell.Source).Contains(exercise)).Number, null,
            $"Exercise {exercise} {lacks} {names}: a cell there should end in Check.That(\"{exercise}\", …)."));
    }
}
