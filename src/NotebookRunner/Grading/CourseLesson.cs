using NotebookRunner.Handouts;

namespace NotebookRunner.Grading;

/// <summary>A lesson as the course has it: its setup, and the exercises that every student owes.</summary>
/// <param name="Number">What names it in the table: <c>08</c>, or <c>05b</c> for the second half of a lesson.</param>
/// <param name="Name">The notebook's name.</param>
/// <param name="Setup">The cell that loads the library.</param>
/// <param name="Exercises">Their names: <c>08.1</c>, …</param>
/// <param name="Cells">All code cells.</param>
internal sealed record CourseLesson(string Number, string Name, NotebookCell Setup, IReadOnlyList<string> Exercises, IReadOnlyList<NotebookCell> Cells)
{
    /// <param name="workspace">The course's repository.</param>
    /// <param name="leftOut">Is told of each lesson that cannot be read, which costs nobody the others.</param>
    /// <exception cref="UsageException">No lesson of the repository has exercises.</exception>
    public static IReadOnlyList<CourseLesson> All(Workspace workspace, Action<string> leftOut)
    {
        CourseLesson[] lessons = [.. NotebookSelection.InFolder(workspace.Notebooks).Select(path => Load(path, leftOut)).OfType<CourseLesson>()];
        return lessons is [] ? throw new UsageException($"No notebook in {workspace.Notebooks} has exercises: nothing can be graded.") : lessons;
    }

    /// <param name="lessons">All lessons.</param>
    /// <param name="name">A number (<c>08</c>, <c>05b</c>) or a name (<c>08-lstm</c>).</param>
    /// <exception cref="UsageException">There is no such lesson.</exception>
    public static CourseLesson Find(IReadOnlyList<CourseLesson> lessons, string name) =>
        lessons.FirstOrDefault(lesson => lesson.Number == name || lesson.Name == name)
        ?? throw new UsageException($"There is no lesson {name} with exercises. There are {string.Join(", ", lessons.Select(lesson => lesson.Number))}.");

    /// <summary>Whether a copy's cell is the lesson's own, perhaps changed.</summary>
    public bool Has(NotebookCell cell) => Cells.Any(own => (own.Id == cell.Id && cell.Id.Length > 0) || own.Source.Trim() == cell.Source.Trim());

    /// <summary>The lesson's number in the name of an exercise: <c>08</c> of <c>08.2</c>.</summary>
    public static string NumberIn(string exercise) => exercise.Split('.')[0];

    private static CourseLesson? Load(string path, Action<string> leftOut)
    {
        if (NotebookDocument.TryLoad(path, leftOut) is not { } document || CheckCalls.Exercises(ExerciseSection.Of(document)) is not [var first, ..] exercises)
            return null;
        if (document.Cells.FirstOrDefault(ExerciseSheet.IsSetup) is { } setup)
            return new(NumberIn(first) + LessonName.Of(document.Name)?.Half, document.Name, setup, exercises, [.. document.Cells.Where(cell => cell.IsCode)]);
        leftOut($"{document.Path} has exercises and no cell that begins with #!import, which would load their checks.");
        return null;
    }
}
