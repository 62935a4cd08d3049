namespace NotebookRunner.Grading;

/// <summary>What a student handed in.</summary>
/// <param name="Who">The student, as far as the file's place and name tell.</param>
/// <param name="Lesson">The lesson it is a copy of; none where nobody can tell.</param>
/// <param name="Cells">The code cells that count: those of the exercises, and whatever the student added before or behind them.</param>
/// <param name="Problem">Why it cannot be graded; none where it can.</param>
/// <param name="Note">What is in it and is not graded; empty where nothing is.</param>
internal sealed record StudentCopy(string Who, CourseLesson? Lesson, IReadOnlyList<NotebookCell> Cells, string? Problem, string Note = "")
{
    /// <summary>The rows of a copy that did not run.</summary>
    public IReadOnlyList<Grade> All(GradeStatus status, string mistake, string detail = "") =>
        [.. (Lesson?.Exercises ?? [""]).Select(exercise => new Grade(Who, Lesson?.Number ?? "", exercise, status, mistake, Detail: detail))];

    /// <summary>The one row of a file that is no copy of a lesson.</summary>
    public Grade Unusable => new(Who, Lesson?.Number ?? "", "", GradeStatus.Unusable, Problem ?? "Which lesson it is can be told neither from its checks nor from its name.");
}
