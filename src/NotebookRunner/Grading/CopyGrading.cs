using NotebookRunner.Notebooks;
using NotebookRunner.Practice;

namespace NotebookRunner.Grading;

/// <summary>Grades one copy: runs its cells one after the other, and keeps for each exercise what was said of it last.</summary>
internal sealed class CopyGrading(StudentCopy copy, CourseLesson lesson)
{
    private readonly Dictionary<string, Grade> grades = [];

    /// <returns>One row for each exercise of the course's lesson, whatever the copy holds.</returns>
    public async Task<IReadOnlyList<Grade>> RunAsync(GradeOptions options, string folder, CancellationToken token)
    {
        await using var process = new CopyProcess(lesson.Setup, options, folder);
        foreach (var cell in copy.Cells)
            Record(cell, await process.RunAsync(cell, token), options);
        return [.. lesson.Exercises.Select(exercise => grades.GetValueOrDefault(exercise) ?? Row(exercise, GradeStatus.Missing, "", 0, "The copy has no check of it."))];
    }

    private void Record(NotebookCell cell, CellRun run, GradeOptions options)
    {
        HashSet<string> judged = [];
        foreach (var (exercise, status, name, message) in Verdicts.In(run.Outputs))
        {
            judged.Add(exercise);
            grades[exercise] = Row(exercise, status, status is GradeStatus.Passed or GradeStatus.NotYet ? "" : name, run.Seconds, message);
        }
        var (trouble, detail) = run.Trouble is { } known ? (known, run.Detail) : Silence(run, options);
        foreach (string exercise in Checked(cell, run).Except(judged))
            grades[exercise] = Row(exercise, GradeStatus.Trouble, trouble, run.Seconds, detail);
    }

    // A cell that does not compile may be such that only its letters tell which exercise it was.
    private IEnumerable<string> Checked(NotebookCell cell, CellRun run) => run.Trouble is null
        ? CheckCalls.Exercises(cell.Source).Intersect(lesson.Exercises)
        : lesson.Exercises.Where(exercise => cell.Source.Contains($"Check.That(\"{exercise}\"", StringComparison.Ordinal));

    private static (string Trouble, string Detail) Silence(CellRun run, GradeOptions options) =>
        run.Outputs.ToJsonString().Length >= options.MaxOutput
            ? ("too much output", $"It showed more than {options.MaxOutput} bytes, and the verdict behind them was cut off.")
            : ("no verdict", "The cell ran to its end, but its check was not reached or not shown.");

    private Grade Row(string exercise, GradeStatus status, string mistake, double seconds, string detail) =>
        new(copy.Who, lesson.Number, exercise, status, mistake, Math.Round(seconds, 1), detail);
}
