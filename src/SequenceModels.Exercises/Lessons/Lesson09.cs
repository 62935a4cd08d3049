namespace SequenceModels.Exercises.Lessons;

internal static class Lesson09
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
