using System.Globalization;
using NotebookRunner.Book.Pages;

namespace NotebookRunner.Grading;

/// <summary><c>grades.html</c>: for each lesson which mistakes are common, and the table of students and exercises. One file, which needs no other.</summary>
internal static class GradePage
{
    private const int ShownMistakes = 15;

    private static readonly GradeStatus[] Counted = [GradeStatus.Passed, GradeStatus.Mistake, GradeStatus.Wrong, GradeStatus.Trouble, GradeStatus.NotYet, GradeStatus.Missing, GradeStatus.Stopped];

    public static string Write(IReadOnlyList<Grade> grades, IReadOnlyList<CourseLesson> course, string isolation)
    {
        var lessons = course.Select(lesson => (Lesson: lesson, Grades: grades.Where(grade => grade.Lesson == lesson.Number).ToList())).Where(group => group.Grades.Count > 0).ToList();
        var nowhere = grades.Where(grade => grade.Lesson.Length == 0).ToList();
        return Resource.Fill("grades.html", new Dictionary<string, string>
        {
            ["title"] = Html.Escape(lessons is [var only] ? $"{only.Lesson.Name}: grades" : "Grades"),
            ["isolation"] = Html.Escape(isolation),
            ["body"] = string.Concat(lessons.Select(group => Section(group.Lesson, group.Grades)))
                + (nowhere.Count == 0 ? "" : $"<section><h2>Of no lesson</h2>{Table([], nowhere)}</section>"),
        });
    }

    private static string Section(CourseLesson lesson, List<Grade> grades)
    {
        int copies = grades.Select(grade => grade.Who).Distinct().Count();
        return $"""
            <section>
            <h2>{Html.Escape(lesson.Name)}</h2>
            <p>{copies} {(copies == 1 ? "copy" : "copies")}, {grades.Count(grade => grade.Status == GradeStatus.Passed)} of {copies * lesson.Exercises.Count} answers right.</p>
            {Notes(grades)}
            {Mistakes(CommonMistake.In(grades))}
            {Table(lesson.Exercises, grades)}
            </section>

            """;
    }

    private static string Notes(List<Grade> grades) => string.Concat(grades.Where(grade => grade.Note.Length > 0).Select(grade => (grade.Who, grade.Note)).Distinct()
        .Select(copy => $"<p class=\"note\">⚑ Look at {Html.Escape(copy.Who)}: {Html.Escape(copy.Note)}</p>\n"));

    private static string Mistakes(IReadOnlyList<CommonMistake> mistakes)
    {
        if (mistakes.Count == 0)
            return "";
        string bars = string.Concat(mistakes.Take(ShownMistakes).Select(mistake => $"""
            <li class="{mistake.Status.Word()}"><span class="name">{Html.Escape(mistake.Exercise)} · {Html.Escape(mistake.Name)}</span>
            <span class="bar" style="--share:{Share(mistake.Count, mistakes[0].Count)}"></span> <span class="count">{mistake.Count}</span></li>

            """));
        string rest = mistakes.Count > ShownMistakes ? $" The other {mistakes.Count - ShownMistakes} are in the table." : "";
        return $"<figure><figcaption>What went wrong, the most common first: in how many copies.{rest}</figcaption>\n<ol class=\"bars\">\n{bars}</ol></figure>";
    }

    private static string Share(int count, int most) => ((double)count / most).ToString("0.###", CultureInfo.InvariantCulture);

    private static string Table(IReadOnlyList<string> exercises, List<Grade> grades)
    {
        string heads = string.Concat(exercises.Select(exercise => $"<th scope=\"col\">{exercise}</th>"));
        string rows = string.Concat(grades.GroupBy(grade => grade.Who).Select(copy => Row(exercises, copy.Key, [.. copy])));
        string totals = exercises.Count == 0 ? "" : string.Concat(Counted.Where(status => grades.Any(grade => grade.Status == status)).Select(status => Total(status, exercises, grades)));
        return $"""
            <div class="scroll" tabindex="0" role="region" aria-label="Grades">
            <table>
            <thead><tr><th scope="col">who</th>{heads}<th scope="col">right</th></tr></thead>
            <tbody>
            {rows}</tbody>
            <tfoot>
            {totals}</tfoot>
            </table>
            </div>
            """;
    }

    private static string Row(IReadOnlyList<string> exercises, string who, IReadOnlyList<Grade> grades)
    {
        string cells = grades is [{ Exercise: "" } unusable]
            ? $"<td colspan=\"{exercises.Count}\" class=\"{unusable.Status.Word()}\">{unusable.Status.Sign()} {Html.Escape(unusable.Mistake)}</td>"
            : string.Concat(exercises.Select(exercise => Cell(grades.First(grade => grade.Exercise == exercise))));
        return $"<tr><th scope=\"row\">{Html.Escape(who)}</th>{cells}<td class=\"number\">{grades.Count(grade => grade.Status == GradeStatus.Passed)}</td></tr>\n";
    }

    private static string Cell(Grade grade)
    {
        string text = grade.Mistake.Length > 0 ? grade.Mistake : grade.Status.Word().Replace('-', ' ');
        return $"<td class=\"{grade.Status.Word()}\" title=\"{Html.Escape(grade.Detail)}\"><span aria-hidden=\"true\">{grade.Status.Sign()}</span> {Html.Escape(text)}{(grade.Note.Length > 0 ? " ⚑" : "")}</td>";
    }

    private static string Total(GradeStatus status, IReadOnlyList<string> exercises, List<Grade> grades)
    {
        string cells = string.Concat(exercises.Select(exercise => $"<td class=\"number\">{grades.Count(grade => grade.Exercise == exercise && grade.Status == status)}</td>"));
        return $"<tr><th scope=\"row\">{status.Sign()} {status.Word().Replace('-', ' ')}</th>{cells}<td class=\"number\">{grades.Count(grade => grade.Status == status)}</td></tr>\n";
    }
}
