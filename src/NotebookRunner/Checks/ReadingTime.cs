using System.Globalization;
using System.Text.RegularExpressions;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Checks;

/// <summary>How long a lesson takes to read, its exercises apart: 120 words a minute, 4 s a line of visible code, 20 s a displayed equation, 30 s a figure.</summary>
/// <remarks>That is what readers took; a lesson that says how long it takes is held to it.</remarks>
internal static partial class ReadingTime
{
    private const double WordsPerMinute = 120, MinutesPerLine = 4.0 / 60, MinutesPerEquation = 20.0 / 60, MinutesPerFigure = 0.5;

    // Times are said in steps of five minutes.
    private const double Tolerance = 3;

    /// <summary>A problem where the lesson says another time than it takes.</summary>
    public static IEnumerable<NotebookProblem> Problems(NotebookDocument notebook) =>
        from cell in notebook.Cells.Where(cell => !cell.IsCode).Take(2)
        let said = Said().Match(cell.Source)
        where said.Success
        let minutes = Of(notebook)
        where Math.Abs(minutes - int.Parse(said.Groups["minutes"].Value, CultureInfo.InvariantCulture)) > Tolerance
        select new NotebookProblem(cell.Number, null, string.Create(CultureInfo.InvariantCulture,
            $"The lesson says that it takes {said.Groups["minutes"].Value} minutes to read; by its words, code, equations and figures it takes {minutes:0}."));

    /// <summary>Minutes.</summary>
    public static double Of(NotebookDocument notebook) =>
        notebook.Cells.TakeWhile(cell => cell.IsCode || !Exercises().IsMatch(cell.Source)).Sum(cell => cell.IsCode ? Code(cell) : Prose(cell.Source));

    private static double Prose(string text) =>
        Word().Count(Equation().Replace(text, "")) / WordsPerMinute + Equation().Count(text) * MinutesPerEquation;

    private static double Code(NotebookCell cell) =>
        (cell.IsFolded ? 0 : cell.Source.Split('\n').Count(line => !string.IsNullOrWhiteSpace(line)) * MinutesPerLine)
        + cell.Outputs.Count(output => output!.ToJsonString().Contains("rnn-figure", StringComparison.Ordinal)) * MinutesPerFigure;

    [GeneratedRegex(@"\b(?<minutes>\d+) minutes\b( to read|\. \*Running)", RegexOptions.ExplicitCapture)]
    private static partial Regex Said();

    [GeneratedRegex("^## .*Exercises", RegexOptions.Multiline)]
    private static partial Regex Exercises();

    [GeneratedRegex(@"\$\$.*?\$\$", RegexOptions.Singleline)]
    private static partial Regex Equation();

    [GeneratedRegex(@"\S+")]
    private static partial Regex Word();
}
