namespace SequenceModels.Exercises.Lessons;

internal static class Lesson07
{
    public static IReadOnlyList<Exercise> Exercises { get; } = [];
}
