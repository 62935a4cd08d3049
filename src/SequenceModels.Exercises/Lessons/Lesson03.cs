namespace SequenceModels.Exercises.Lessons;

internal static class Lesson03
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
