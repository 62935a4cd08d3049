namespace SequenceModels.Exercises.Lessons;

internal static class Lesson02
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
