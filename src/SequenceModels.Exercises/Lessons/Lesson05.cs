namespace SequenceModels.Exercises.Lessons;

internal static class Lesson05
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
