using System.Globalization;
using System.Text;
using NotebookRunner.Book;
using NotebookRunner.Book.Pages;
using NotebookRunner.Handouts;

namespace NotebookRunner.Live;

/// <summary>A lesson's cells with what the page's scripts must know of each, and without scripts of their own.</summary>
internal static partial class LiveCells
{
    public static string In(Chapter chapter, SlowCells slowCells)
    {
        var lesson = chapter.Page.Notebook;
        var slow = slowCells.Of(lesson.Name);
        HashSet<int> exercises = [.. ExerciseSection.Of(lesson).Select(cell => cell.Number)];
        string body = CellStart().Replace(chapter.Body, cell =>
        {
            int number = int.Parse(cell.Groups["number"].Value, CultureInfo.InvariantCulture);
            bool isSolution = cell.Groups["prefix"].Length > 0;
            string more = isSolution ? Attribute("section", "solutions") : Attributes(lesson.Cells[number - 1], exercises.Contains(number), slow);
            return $"<div class=\"cell\" id=\"{cell.Groups["prefix"]}cell-{number}\" data-cell=\"\" data-number=\"{number}\" data-state=\"idle\"{more}>";
        });
        return Script().Replace(body, "");
    }

    private static string Attributes(NotebookCell cell, bool isExercise, IReadOnlyDictionary<string, double> slow)
    {
        var text = new StringBuilder(Attribute("section", isExercise ? "exercises" : "lesson"));
        if (cell.MayFail)
            text.Append(Attribute("may-fail", ""));
        if (CellHtml.Seconds(cell) is { } seconds)
            text.Append(Attribute("sdk-seconds", Number(seconds)));
        if (slow.TryGetValue(cell.Id, out double live))
            text.Append(Attribute("live-seconds", Number(live)));
        return text.ToString();
    }

    private static string Attribute(string name, string value) => $" data-{name}=\"{Html.Escape(value)}\"";

    private static string Number(double seconds) => seconds.ToString("0.###", CultureInfo.InvariantCulture);

    [GeneratedRegex("""<div class="cell" id="(?<prefix>[a-z-]*?)cell-(?<number>\d+)">""")]
    private static partial Regex CellStart();

    // A figure's data stays: it is no script.
    [GeneratedRegex("""<script(?![^>]*application/json)[^>]*>.*?</script>\n?""", RegexOptions.Singleline)]
    private static partial Regex Script();
}
