using SequenceModels.Exercises.Lessons;

namespace SequenceModels.Exercises;

/// <summary>All exercises of all lessons.</summary>
internal static class Catalogue
{
    public static IReadOnlyList<Exercise> All { get; } =
    [
        .. Lesson00.Exercises, .. Lesson01.Exercises, .. Lesson02.Exercises, .. Lesson03.Exercises,
        .. Lesson04.Exercises, .. Lesson05.Exercises, .. Lesson06.Exercises, .. Lesson07.Exercises,
        .. Lesson08.Exercises, .. Lesson09.Exercises, .. Lesson10.Exercises, .. Lesson11.Exercises,
        .. Lesson12.Exercises, .. Lesson13.Exercises, .. Lesson14.Exercises, .. Lesson15.Exercises,
    ];

    public static Exercise Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(exercise => exercise.Id == id)
            ?? throw new ArgumentException($"There is no exercise {id}. {Known(id)}", nameof(id));
    }

    private static string Known(string id)
    {
        string[] ofLesson = [.. All.Select(exercise => exercise.Id).Where(known => known.Split('.')[0] == id.Split('.')[0])];
        return ofLesson.Length > 0 ? $"This lesson has {string.Join(", ", ofLesson)}." : "Exercises are called by lesson and number, for example \"08.2\".";
    }
}
