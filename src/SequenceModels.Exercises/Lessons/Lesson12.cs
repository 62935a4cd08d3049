namespace SequenceModels.Exercises.Lessons;

internal static class Lesson12
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
