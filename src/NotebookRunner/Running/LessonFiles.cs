namespace NotebookRunner.Running;

/// <summary>Which notebook solves which lesson: one has the solutions of a number, for both halves of a lesson that was split.</summary>
internal static class LessonFiles
{
    /// <summary>The solutions of a lesson: the notebook of its own name, or for <c>05b-title</c> that of lesson 05.</summary>
    /// <param name="folder">Where the solutions lie.</param>
    /// <param name="lesson">The lesson's file.</param>
    /// <returns>Null where there is none.</returns>
    public static string? Solutions(string folder, string lesson)
    {
        string own = Path.Combine(folder, Path.GetFileName(lesson));
        return File.Exists(own) ? own
            : LessonName.Of(lesson) is { Half.Length: > 0 } name ? NamedPath.InFolder(folder).FirstOrDefault(file => LessonName.Of(file) == name with { Half = "" })
            : null;
    }

    /// <summary>The lessons that a notebook of solutions belongs to: the one of its name, and the other halves of its number.</summary>
    /// <param name="folder">Where the lessons lie.</param>
    /// <param name="solutions">The solutions' file.</param>
    public static IReadOnlyList<string> Lessons(string folder, string solutions) =>
        [.. NamedPath.InFolder(folder).Where(file => Path.GetFileName(file) == Path.GetFileName(solutions) || (LessonName.Of(file) is { Half.Length: > 0 } name && name.Number == LessonName.Of(solutions)?.Label))];
}
