using NotebookRunner.Handouts;
using NotebookRunner.Notebooks;
using NotebookRunner.Running;

namespace NotebookRunner.Checks;

/// <summary>Whether every exercise of a lesson has its worked solution, and every solution its exercise.</summary>
internal static class SolutionRules
{
    /// <param name="notebook">A lesson, or the solutions of one.</param>
    public static IReadOnlyList<NotebookProblem> Problems(NotebookDocument notebook)
    {
        var task = new NotebookTask(notebook.Path, notebook.Path);
        string folder = Path.GetDirectoryName(notebook.Path)!, file = Path.GetFileName(notebook.Path);
        return task.IsSolutions
            ? [.. Compare(notebook.Cells, Path.Combine(folder, "..", file), $"../{file}", "solves no exercise of")]
            : [.. Compare(ExerciseSection.Of(notebook), Path.Combine(folder, NotebookTask.SolutionsFolder, file), $"{NotebookTask.SolutionsFolder}/{file}", "has no solution in")];
    }

    private static IEnumerable<NotebookProblem> Compare(IReadOnlyList<NotebookCell> cells, string otherPath, string otherName, string lacks)
    {
        var other = File.Exists(otherPath) ? NotebookDocument.Load(otherPath).Cells : [];
        return CheckCalls.Exercises(cells).Except(CheckCalls.Exercises(other)).Select(exercise => new NotebookProblem(
            cells.First(cell => cell.IsCode && CheckCalls.Exercises(cell.Source).Contains(exercise)).Number, null,
            $"Exercise {exercise} {lacks} {otherName}: a cell there should end in Check.That(\"{exercise}\", …)."));
    }
}
