namespace SequenceModels.Exercises.Lessons;

internal static class Lesson14
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
