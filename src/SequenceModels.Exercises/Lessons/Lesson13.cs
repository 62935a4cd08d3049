namespace SequenceModels.Exercises.Lessons;

internal static class Lesson13
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
