namespace SequenceModels.Exercises.Lessons;

internal static class Lesson11
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
