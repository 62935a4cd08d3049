namespace NotebookRunner.Grading;

/// <summary>One row of the table.</summary>
/// <param name="Who">Whose copy it is.</param>
/// <param name="Lesson">The lesson's number; empty where nobody can tell.</param>
/// <param name="Exercise">The exercise, such as <c>08.2</c>; empty for a file that is no copy of a lesson.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Mistake">Which mistake or trouble, in a few words; empty where there is none.</param>
/// <param name="Seconds">How long its cell ran.</param>
/// <param name="Detail">What the check or the compiler said.</param>
/// <param name="Note">Why a person should look at the copy before believing the row, or what else it holds; empty where nothing was seen.</param>
internal sealed record Grade(string Who, string Lesson, string Exercise, GradeStatus Status, string Mistake, double Seconds = 0, string Detail = "", string Note = "");
