using System.Net;
using Microsoft.DotNet.Interactive.Formatting;

namespace NotebookEngine.Formatting;

/// <summary>An array of two dimensions as a table with its shape, which the package shows as one long row.</summary>
internal static class ArrayTable
{
    public static string Text(Array table)
    {
        var (rows, isCut) = Cells(table);
        int width = rows.SelectMany(row => row).Select(cell => cell.Length).DefaultIfEmpty().Max();
        var lines = rows.Select(row => string.Join("  ", row.Select(cell => cell.PadLeft(width))) + (isCut.Columns ? "  …" : ""));
        return string.Join('\n', [Shape(table), .. lines, .. isCut.Rows ? ["…"] : Array.Empty<string>()]);
    }

    public static string Html(Array table)
    {
        var (rows, isCut) = Cells(table);
        var lines = rows.Select(row => string.Concat(row.Select(Cell)) + (isCut.Columns ? Cell("…") : ""));
        return $"<table><caption>{WebUtility.HtmlEncode(Shape(table))}</caption><tbody>{string.Concat([.. lines.Select(Row), .. isCut.Rows ? [Row(Cell("…"))] : Array.Empty<string>()])}</tbody></table>";
    }

    private static string Row(string cells) => $"<tr>{cells}</tr>";

    private static string Cell(string text) => $"<td style=\"text-align:right\">{WebUtility.HtmlEncode(text)}</td>";

    private static string Shape(Array table) => $"{table.GetType().GetElementType()!.Name}[{table.GetLength(0)}×{table.GetLength(1)}]";

    private static (string[][] Rows, (bool Rows, bool Columns) IsCut) Cells(Array table)
    {
        int rows = Math.Min(table.GetLength(0), Formatter.ListExpansionLimit), columns = Math.Min(table.GetLength(1), Formatter.ListExpansionLimit);
        var cells = Enumerable.Range(table.GetLowerBound(0), rows).Select(row => Enumerable.Range(table.GetLowerBound(1), columns)
            .Select(column => ValueFormatter.Text(table.GetValue(row, column)).ReplaceLineEndings(" ")).ToArray());
        return ([.. cells], (rows < table.GetLength(0), columns < table.GetLength(1)));
    }
}
