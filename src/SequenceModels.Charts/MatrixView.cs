using System.Text;

namespace SequenceModels.Charts;

/// <summary>A matrix or vector with its name, shape and numbers: tinted cells in HTML, aligned columns in text. Made by <c>matrix.Show("h₁")</c>.</summary>
[TypeFormatterSource(typeof(HostFormatters))]
public sealed class MatrixView : IHtmlView
{
    private const int Most = 12;
    private readonly double[][] numbers;
    private readonly string[]? rows;
    private readonly string[]? columns;
    private readonly NumberFormat format;

    internal MatrixView(string heading, double[][] numbers, IEnumerable<string>? rows, IEnumerable<string>? columns, int? decimals)
    {
        (Heading, this.numbers) = (heading, numbers);
        this.rows = rows is null ? null : Labels.Of(rows, numbers.Length, "rows");
        this.columns = columns is null ? null : Labels.Of(columns, numbers.FirstOrDefault()?.Length ?? 0, "columns");
        format = NumberFormat.For(numbers.SelectMany(row => row), decimals);
    }

    /// <summary>Its name and shape, as in <c>h₁ [3×64]</c>.</summary>
    public string Heading { get; }

    /// <summary>The numbers as an HTML table: blue below zero, orange above, the stronger the further out.</summary>
    public string ToHtml()
    {
        var reach = numbers.SelectMany(row => row).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        var html = new StringBuilder("<div class=\"rnn-scroll\" style=\"overflow-x:auto\"><table class=\"rnn-matrix\" style=\"border-collapse:collapse;font-variant-numeric:tabular-nums\">");
        html.Append($"<caption style=\"text-align:left\">{TableHtml.Math(Heading)}</caption>");
        if (columns is not null)
            html.Append("<tr>").Append(rows is null ? "" : "<td></td>").AppendJoin("", Across().Select(c => Header("col", c < 0 ? "⋯" : columns[c]))).Append("</tr>");
        foreach (var r in Down())
            html.Append("<tr>").Append(rows is null ? "" : Header("row", r < 0 ? "⋮" : rows[r])).AppendJoin("", Across().Select(c => Cell(r, c, reach))).Append("</tr>");
        return html.Append("</table></div>").ToString();
    }

    /// <summary>The name, the shape and the numbers in aligned columns.</summary>
    public override string ToString()
    {
        var table = new List<string[]>();
        if (columns is not null)
            table.Add([.. Lead(_ => ""), .. Across().Select(c => c < 0 ? "⋯" : columns[c])]);
        table.AddRange(Down().Select(r => (string[])[.. Lead(names => r < 0 ? "⋮" : names[r]), .. Across().Select(c => Text(r, c))]));
        int[] widths = [.. Enumerable.Range(0, table.FirstOrDefault()?.Length ?? 0).Select(c => table.Max(row => row[c].Length))];
        return Heading + string.Concat(table.Select(row => "\n  " + string.Join("  ", row.Zip(widths, (text, width) => text.PadLeft(width)))));

        IEnumerable<string> Lead(Func<IReadOnlyList<string>, string> name) => rows is null ? [] : [name(rows)];
    }

    private IReadOnlyList<int> Down() => Shown(numbers.Length);

    private IReadOnlyList<int> Across() => Shown(numbers.FirstOrDefault()?.Length ?? 0);

    // The last place stays in sight; −1 stands for the gap before it.
    private static IReadOnlyList<int> Shown(int count) => count <= Most
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, Most - 2), -1, count - 1];

    private string Text(int row, int column) => row < 0 ? "⋮" : column < 0 ? "⋯" : format.Text(numbers[row][column]);

    private string Cell(int row, int column, double reach)
    {
        var value = row < 0 || column < 0 ? 0 : numbers[row][column];
        return $"<td style=\"text-align:right;padding:2px 8px;background:{Palette.Behind(value, reach)}\">{Text(row, column)}</td>";
    }

    private static string Header(string scope, string name) => $"<th scope=\"{scope}\" style=\"text-align:right;padding:2px 8px;font-weight:normal;opacity:.8\">{TableHtml.Math(name)}</th>";
}
