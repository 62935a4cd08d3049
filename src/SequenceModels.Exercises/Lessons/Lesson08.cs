namespace SequenceModels.Exercises.Lessons;

internal static class Lesson08
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
