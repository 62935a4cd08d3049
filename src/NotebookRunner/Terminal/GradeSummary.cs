using NotebookRunner.Grading;
using Spectre.Console;

namespace NotebookRunner.Terminal;

/// <summary>The end of a grading: a table of signs for each lesson, the most common mistakes, and the files that were no copies.</summary>
internal static class GradeSummary
{
    private const int ShownMistakes = 5;

    public static void Write(IReadOnlyList<Grade> grades, IReadOnlyList<CourseLesson> course)
    {
        foreach (var lesson in course)
            if (grades.Where(grade => grade.Lesson == lesson.Number && grade.Exercise.Length > 0).ToList() is { Count: > 0 } rows)
                Write(lesson, rows);
        foreach (var unusable in grades.Where(grade => grade.Status == GradeStatus.Unusable))
            Console.WriteLine($"{unusable.Who}: {unusable.Mistake}");
    }

    private static void Write(CourseLesson lesson, List<Grade> grades)
    {
        var table = new Table().Border(TableBorder.Rounded).AddColumn(Markup.Escape(lesson.Name));
        foreach (string exercise in lesson.Exercises)
            table.AddColumn(new TableColumn(exercise).Centered());
        table.AddColumn(new TableColumn("right").RightAligned());
        foreach (var copy in grades.GroupBy(grade => grade.Who))
            table.AddRow([Markup.Escape(copy.Key), .. copy.Select(Sign), $"{copy.Count(grade => grade.Status == GradeStatus.Passed)}"]);
        Summary.Screen().Write(table);
        foreach (var mistake in CommonMistake.In(grades).Take(ShownMistakes))
            Console.WriteLine($"{mistake.Count,4} × {mistake.Exercise} {mistake.Name}");
        foreach (var (who, note) in grades.Where(grade => grade.Note.Length > 0).Select(grade => (grade.Who, grade.Note)).Distinct())
            Console.WriteLine($"look at {who}: {note}");
        Console.WriteLine();
    }

    private static string Sign(Grade grade) => grade.Status switch
    {
        GradeStatus.Passed => $"[green]{grade.Status.Sign()}[/]",
        GradeStatus.Mistake or GradeStatus.Wrong or GradeStatus.Trouble => $"[red]{grade.Status.Sign()}[/]",
        _ => grade.Status.Sign(),
    };
}
