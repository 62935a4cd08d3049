using System.Net;

namespace NotebookEngine.Formatting;

/// <summary>Values in rows and columns under a title, as text and as a table of a page; only the first of many.</summary>
/// <param name="Title">What it is, with its shape.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="Columns">How many columns there are.</param>
/// <param name="At">The value of a row and a column, counted from 0.</param>
internal sealed record Grid(string Title, int Rows, int Columns, Func<int, int, object?> At)
{
    public string Text()
    {
        string[][] cells = Cells();
        int width = cells.SelectMany(row => row).Select(cell => cell.Length).DefaultIfEmpty().Max();
        var lines = cells.Select(row => string.Join("  ", row.Select(cell => cell.PadLeft(width))) + (Shown(Columns) < Columns ? "  …" : ""));
        return string.Join('\n', [Title, .. lines, .. Shown(Rows) < Rows ? ["…"] : Array.Empty<string>()]);
    }

    public string Html()
    {
        var lines = Cells().Select(row => Row(string.Concat(row.Select(Cell)) + (Shown(Columns) < Columns ? Cell("…") : "")));
        return $"<table><caption>{WebUtility.HtmlEncode(Title)}</caption><tbody>{string.Concat(lines)}{(Shown(Rows) < Rows ? Row(Cell("…")) : "")}</tbody></table>";
    }

    private static int Shown(int count) => Math.Min(count, Formatter.ListExpansionLimit);

    private static string Row(string cells) => $"<tr>{cells}</tr>";

    private static string Cell(string text) => $"<td style=\"text-align:right\">{WebUtility.HtmlEncode(text)}</td>";

    private string[][] Cells() =>
        [.. Enumerable.Range(0, Shown(Rows)).Select(row => Enumerable.Range(0, Shown(Columns)).Select(column => ValueFormatter.Text(At(row, column)).ReplaceLineEndings(" ")).ToArray())];
}
