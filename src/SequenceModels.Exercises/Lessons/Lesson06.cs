namespace SequenceModels.Exercises.Lessons;

internal static class Lesson06
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
