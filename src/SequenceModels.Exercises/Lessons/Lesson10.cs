namespace SequenceModels.Exercises.Lessons;

internal static class Lesson10
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
