namespace NotebookRunner.Grading;

/// <summary>A mistake or trouble that was made in one exercise, and by how many.</summary>
internal sealed record CommonMistake(string Exercise, string Name, GradeStatus Status, int Count)
{
    /// <returns>The most common first.</returns>
    public static IReadOnlyList<CommonMistake> In(IEnumerable<Grade> grades) =>
    [
        .. grades.Where(grade => grade.Status is GradeStatus.Mistake or GradeStatus.Wrong or GradeStatus.Trouble)
            .GroupBy(grade => (grade.Exercise, grade.Mistake, grade.Status))
            .Select(group => new CommonMistake(group.Key.Exercise, group.Key.Mistake, group.Key.Status, group.Count()))
            .OrderByDescending(mistake => mistake.Count).ThenBy(mistake => mistake.Exercise, StringComparer.Ordinal).ThenBy(mistake => mistake.Name, StringComparer.Ordinal),
    ];
}
