namespace NotebookRunner.Notebooks;

/// <summary>The place in the series that a notebook's file name says: <c>04-title</c>, an appendix's <c>A1-title</c>, or <c>05b-title</c>, the second half of lesson 05.</summary>
/// <param name="Number">What both halves of a lesson share, as their exercises do: <c>05</c>.</param>
/// <param name="Half">The letter of a later half; empty for a whole lesson and for a first half.</param>
internal sealed partial record LessonName(string Number, string Half)
{
    /// <summary>What names one notebook: <c>05</c>, <c>05b</c>.</summary>
    public string Label => Number + Half;

    /// <param name="file">A file's name or path.</param>
    /// <returns>Null where the name begins with no number.</returns>
    public static LessonName? Of(string file) =>
        Beginning().Match(Path.GetFileName(file)) is { Success: true } match ? new(match.Groups["number"].Value, match.Groups["half"].Value) : null;

    [GeneratedRegex("^(?<number>[A-Z]?[0-9]+)(?<half>[b-z](?=[-_. ]|$))?")]
    private static partial Regex Beginning();
}
