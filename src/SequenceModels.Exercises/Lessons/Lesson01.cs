namespace SequenceModels.Exercises.Lessons;

internal static class Lesson01
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
