using NotebookRunner.Handouts;

namespace NotebookRunner.Grading;

/// <summary>Grades one copy: runs its cells one after the other, and keeps for each exercise what its check said of it last.</summary>
internal sealed class CopyGrading(StudentCopy copy, CourseLesson lesson)
{
    private readonly Dictionary<string, Grade> grades = [];
    private string note = "";

    /// <returns>One row for each exercise of the course's lesson, whatever the copy holds.</returns>
    public async Task<IReadOnlyList<Grade>> RunAsync(GradeOptions options, Workspace workspace, CancellationToken token)
    {
        await using var process = new CopyProcess(lesson.Setup, options, workspace);
        foreach (var cell in copy.Cells)
            Record(cell, await process.RunAsync(cell, token));
        return [.. lesson.Exercises.Select(exercise => grades.GetValueOrDefault(exercise) ?? Row(exercise, GradeStatus.Missing, "", 0, "The copy has no check of it.")).Select(Noted)];
    }

    private void Record(NotebookCell cell, CellRun run)
    {
        foreach (var verdict in run.Verdicts)
        {
            var status = StatusWords.Read(verdict.Status);
            grades[verdict.Exercise] = Row(verdict.Exercise, status, status is GradeStatus.Passed or GradeStatus.NotYet ? "" : verdict.Name, run.Seconds, verdict.Message);
        }
        foreach (string exercise in Checked(cell, run).Union(run.Tricks.Select(trick => trick.Exercise).OfType<string>()).Except(run.Verdicts.Select(verdict => verdict.Exercise)))
        {
            var (trouble, detail) = Trouble(exercise, run);
            grades[exercise] = Row(exercise, GradeStatus.Trouble, trouble, run.Seconds, detail);
        }
        if (note.Length == 0 && run.Tricks.FirstOrDefault(trick => trick.Exercise is null) is { } seen)
            note = $"cell {cell.Number}: {seen.Detail.TrimEnd('.')}: it could reach behind the checks. ";
    }

    // A cell that does not compile may be such that only its letters tell which exercise it was.
    private IEnumerable<string> Checked(NotebookCell cell, CellRun run) => run.Trouble is null
        ? CheckCalls.Exercises(cell.Source).Intersect(lesson.Exercises)
        : lesson.Exercises.Where(exercise => cell.Source.Contains($"Check.That(\"{exercise}\"", StringComparison.Ordinal));

    private static (string Trouble, string Detail) Trouble(string exercise, CellRun run) =>
        run.Tricks.FirstOrDefault(trick => trick.Exercise == exercise) is { } trick ? (Troubles.Name(trick.Kind), trick.Detail)
        : run.Trouble is { } known ? (known, run.Detail)
        : ("no verdict", "The cell ran to its end, but its check was not reached.");

    // Code that reaches into what is private may have changed whatever it liked: a person has to look.
    private Grade Noted(Grade grade) => grade with { Note = ((grade.Status == GradeStatus.Passed ? note : "") + copy.Note).Trim() };

    private Grade Row(string exercise, GradeStatus status, string mistake, double seconds, string detail) =>
        new(copy.Who, lesson.Number, exercise, status, mistake, Math.Round(seconds, 1), detail);
}
