using System.Globalization;
using NotebookRunner.Handouts;

namespace NotebookRunner.Checks;

/// <summary>How long a lesson takes to read, its exercises apart: 120 words a minute, 4 s a line of visible code, 20 s a displayed equation, 30 s a figure.</summary>
/// <remarks>That is what readers took. A lesson that says how long it takes is held to it, and one of the series to <see cref="LessonLimits.Minutes"/>.</remarks>
internal static partial class ReadingTime
{
    private const double WordsPerMinute = 120, MinutesPerLine = 4.0 / 60, MinutesPerEquation = 20.0 / 60, MinutesPerFigure = 0.5;

    // Times are said in steps of five minutes.
    private const double Tolerance = 3;

    /// <summary>A problem where the lesson says another time than it takes, or takes too long or too short for one sitting.</summary>
    public static IEnumerable<NotebookProblem> Problems(NotebookDocument notebook)
    {
        if (Place(notebook) is not { } cell)
            yield break;
        string said = Said().Match(cell.Source).Groups["minutes"].Value;
        double minutes = Math.Round(Of(notebook));
        if (Math.Abs(minutes - int.Parse(said, CultureInfo.InvariantCulture)) > Tolerance)
            yield return new(cell.Number, null, $"The lesson says that it takes {said} minutes to read; by its words, code, equations and figures it takes {minutes:0}.");
        if (LessonLimits.Hold(notebook) && LessonLimits.Minutes(LessonName.Of(notebook.Path)!) is var (least, most) && (minutes < least || minutes > most))
            yield return new(cell.Number, null, $"It takes {minutes:0} minutes to read, and a lesson like it takes {least} to {most}: cut what is said twice, fold code that teaches nothing ({NotebookCell.FoldedTag}), or split it as 05b is split from 05.");
    }

    /// <summary>The cell in which a lesson says how long it takes; null where it does not, as in solutions, sheets and copies without prose.</summary>
    public static NotebookCell? Place(NotebookDocument notebook) =>
        notebook.Cells.Where(cell => !cell.IsCode).Take(2).FirstOrDefault(cell => Said().IsMatch(cell.Source));

    /// <summary>Minutes.</summary>
    public static double Of(NotebookDocument notebook) =>
        notebook.Cells.TakeWhile(cell => !ExerciseSection.IsHeading(cell)).Sum(cell => cell.IsCode ? Code(cell) : Prose(cell.Source));

    private static double Prose(string text) =>
        Word().Count(Equation().Replace(text, "")) / WordsPerMinute + Equation().Count(text) * MinutesPerEquation;

    private static double Code(NotebookCell cell) =>
        (cell.IsFolded ? 0 : cell.Source.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line)) * MinutesPerLine)
        + cell.Outputs.Count(output => output!.ToJsonString().Contains("rnn-figure", StringComparison.Ordinal)) * MinutesPerFigure;

    [GeneratedRegex(@"\b(?<minutes>\d+) minutes\b( to read|\. \*Running)", RegexOptions.ExplicitCapture)]
    private static partial Regex Said();

    [GeneratedRegex(@"\$\$.*?\$\$", RegexOptions.Singleline)]
    private static partial Regex Equation();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}
