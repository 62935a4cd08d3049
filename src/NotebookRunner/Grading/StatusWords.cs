namespace NotebookRunner.Grading;

/// <summary>How a status is written: for programs, and as a sign that needs no colour.</summary>
internal static class StatusWords
{
    /// <summary>The word in <c>grades.csv</c>, which is the check's own where the check said it.</summary>
    public static string Word(this GradeStatus status) => status == GradeStatus.NotYet ? "not-yet" : status.ToString().ToLowerInvariant();

    public static string Sign(this GradeStatus status) => status switch
    {
        GradeStatus.Passed => "✔",
        GradeStatus.Mistake or GradeStatus.Wrong => "✘",
        GradeStatus.NotYet => "○",
        GradeStatus.Missing or GradeStatus.Stopped => "–",
        _ => "!",
    };

    /// <summary>The status of a word that a check wrote.</summary>
    public static GradeStatus Read(string word) => Enum.GetValues<GradeStatus>().First(status => status.Word() == word);
}
