using System.Text;

namespace SequenceModels.Charts;

/// <summary>A table as plain text: numbers to the right, words to the left, a star behind what is best.</summary>
internal static class TableText
{
    public static string Write(Table table, int maxRows)
    {
        var texts = table.Texts();
        var rows = table.Rows(maxRows);
        var widths = table.Shown.Select((column, c) => rows.Select(r => Width(Cell(table, texts, r, c))).Append(Width(column.Name)).Max()).ToArray();
        string Line(Func<int, string> cell) => string.Join("  ", widths.Select((width, c) => Pad(cell(c), width, table.Shown[c].IsNumeric))).TrimEnd();

        var text = new StringBuilder();
        text.Append(Line(c => table.Shown[c].Name + Room(table, c))).Append('\n');
        text.Append(string.Join("  ", widths.Select(width => new string('-', width)))).Append('\n');
        foreach (var row in rows)
            text.Append(Line(c => Cell(table, texts, row, c))).Append('\n');
        return text.Append(Note(table, rows.Count)).ToString().TrimEnd('\n');
    }

    /// <summary>Says how many rows and columns are left out; empty when none is.</summary>
    public static string Note(Table table, int rows)
    {
        var parts = new List<string>();
        if (rows < table.RowCount)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{rows} of {table.RowCount:N0} rows, evenly spread"));
        if (table.Shown.Count < table.Columns.Count)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"the first {table.Shown.Count} of {table.Columns.Count:N0} columns"));
        return parts.Count > 0 ? $"({string.Join("; ", parts)})" : "";
    }

    private static string Cell(Table table, IReadOnlyList<Func<int, string>> texts, int row, int column) =>
        texts[column](row).ReplaceLineEndings("⏎") + (table.IsBold(row, column) ? "*" : Room(table, column));

    private static string Room(Table table, int column) => table.HasBold(column) ? " " : "";

    private static string Pad(string text, int width, bool right)
    {
        var gap = new string(' ', Math.Max(0, width - Width(text)));
        return right ? gap + text : text + gap;
    }

    // A subscript or accent is one column of a terminal whatever its number of UTF-16 units.
    private static int Width(string text) => new StringInfo(text).LengthInTextElements;
}
