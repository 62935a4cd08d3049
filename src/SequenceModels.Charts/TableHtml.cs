using System.Net;
using System.Text;

namespace SequenceModels.Charts;

/// <summary>A table as HTML. Styles are inline, for pages that keep neither scripts nor style sheets.</summary>
internal static class TableHtml
{
    private const string Look = "border-collapse:collapse;font-variant-numeric:tabular-nums";

    /// <summary>The table with its title as the caption.</summary>
    public static string Write(Table table, int maxRows) =>
        $"<div class=\"rnn-scroll\" style=\"overflow-x:auto\">{Element(table, maxRows, $"<caption style=\"text-align:left\">{Math(table.Title)}</caption>")}</div>";

    /// <summary>The bare table, for where a summary above it already says what it is.</summary>
    public static string Body(Table table, int maxRows) => Element(table, maxRows, "");

    public static string Escape(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Words with symbols: <c>x_t</c> gets a real subscript.</summary>
    public static string Math(string text) => PlotText.WithSubscripts(Escape(text));

    private static string Element(Table table, int maxRows, string caption)
    {
        var texts = table.Texts();
        var rows = table.Rows(maxRows);
        var html = new StringBuilder($"<table class=\"rnn-table\" style=\"{Look}\">{caption}<thead><tr>");
        foreach (var column in table.Shown)
            html.Append($"<th scope=\"col\" style=\"{Align(column)}\">{Math(column.Name)}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in rows)
            html.Append("<tr>").AppendJoin("", table.Shown.Select((column, c) => Cell(column, texts[c](row), table.IsBold(row, c)))).Append("</tr>");
        html.Append("</tbody></table>");
        return TableText.Note(table, rows.Count) is { Length: > 0 } note ? html.Append($"<p>{note}</p>").ToString() : html.ToString();
    }

    private static string Cell(Column column, string text, bool bold) =>
        $"<td style=\"{Align(column)}\">{(bold ? $"<strong>{Escape(text)}</strong>" : Escape(text))}</td>";

    private static string Align(Column column) => column.IsNumeric ? "text-align:right;padding:2px 10px" : "text-align:left;padding:2px 10px";
}
