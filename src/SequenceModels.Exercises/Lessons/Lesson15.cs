namespace SequenceModels.Exercises.Lessons;

internal static class Lesson15
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
