namespace SequenceModels.Exercises.Lessons;

internal static class Lesson04
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
