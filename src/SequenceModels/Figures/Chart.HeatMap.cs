using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Figures;

public static partial class Chart
{
    private const int FewCells = 120;

    /// <summary>A matrix as colours, first row on top; the numbers are printed when there are few: <c>Chart.HeatMap("P(next | last)", p, ["a", "b"], ["a", "b"], "next", "last")</c>.</summary>
    /// <param name="title">The finding, in one sentence.</param>
    /// <param name="values">One cell a number [rows×columns]. With numbers below zero the colours run both ways from zero.</param>
    /// <param name="rows">Names of the rows, or null for 1, 2, 3, …</param>
    /// <param name="columns">Names of the columns, or null for 1, 2, 3, …</param>
    /// <param name="xLabel">What the columns are.</param>
    /// <param name="yLabel">What the rows are.</param>
    /// <param name="valueLabel">What the numbers are, with their unit.</param>
    /// <param name="decimals">Digits after the point, or null for about four digits in all.</param>
    /// <exception cref="ArgumentException">The names are more or fewer than the rows or columns.</exception>
    public static Figure HeatMap(
        string title, Matrix<Real> values, IEnumerable<string>? rows = null, IEnumerable<string>? columns = null,
        string xLabel = "column", string yLabel = "row", string valueLabel = "value", int? decimals = null)
    {
        var (rowNames, columnNames) = (Labels.OrNumbers(rows, values.RowCount, "rows"), Labels.OrNumbers(columns, values.ColumnCount, "columns"));
        var numbers = values.ToRowArrays().Select(row => row.Select(v => (double)v).ToArray()).ToArray();
        var format = NumberFormat.For(numbers.SelectMany(row => row), decimals);
        var yAxis = Plot.Words(yLabel, rowNames);
        yAxis["range"] = Json.Numbers([rowNames.Length - 0.5, -0.5]);
        var layout = Plot.Layout(Plot.Words(xLabel, columnNames), yAxis, Math.Clamp(160 + (34 * rowNames.Length), 240, 620));
        var table = Table.Of(title, [(yLabel, rowNames), .. columnNames.Select((name, c) => (Column)(name, numbers.Select(row => row[c])))]);
        var trace = Cells(numbers, rowNames, columnNames, format);
        trace["hovertemplate"] = $"{Plot.Template(yLabel)} %{{customdata[0]}}, {Plot.Template(xLabel)} %{{customdata[1]}}: {Plot.Template(valueLabel)} %{{text}}<extra></extra>";
        trace["colorbar"]!["title"] = new JsonObject { ["text"] = PlotText.Escape(valueLabel), ["side"] = "top" };
        return new(title, Describe(numbers, rowNames, columnNames, $"Heat map of {valueLabel}: {yLabel} down, {xLabel} across", format), decimals is { } d ? table.WithDecimals(d) : table, layout, [trace]);
    }

    private static JsonObject Cells(double[][] numbers, string[] rows, string[] columns, NumberFormat format)
    {
        var finite = numbers.SelectMany(row => row).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (least, most) = (finite.Min(), finite.Max());
        var reach = Math.Max(Math.Abs(least), Math.Abs(most));
        var few = rows.Length * columns.Length <= FewCells;
        return new()
        {
            ["type"] = "heatmap",
            ["z"] = Json.Rows(numbers),
            ["text"] = new JsonArray([.. numbers.Select(row => Json.Texts(row.Select(format.Text)))]),
            ["texttemplate"] = few ? "%{text}" : null,
            ["customdata"] = new JsonArray([.. rows.Select(row => new JsonArray([.. columns.Select(column => Json.Texts([row, column]))]))]),
            ["zmin"] = Json.Number(least < 0 ? -reach : Math.Min(0, least)),
            ["zmax"] = Json.Number(reach > 0 ? reach : 1),
            ["colorscale"] = least < 0 ? Scale(Palette.Negative, "#0072b2", Palette.Surface, "#d55e00", Palette.Positive) : Scale(Palette.Surface, "#0072b2", Palette.Negative),
            ["showscale"] = !few,
            ["colorbar"] = new JsonObject { ["thickness"] = 12, ["outlinewidth"] = 0 },
            ["xgap"] = few ? 2 : 0,
            ["ygap"] = few ? 2 : 0,
        };
    }

    private static JsonArray Scale(params string[] colours) =>
        new([.. colours.Select((colour, i) => new JsonArray(Json.Round(i / (colours.Length - 1.0)), colour))]);

    private static string Describe(double[][] numbers, string[] rows, string[] columns, string what, NumberFormat format)
    {
        var cells = from r in Enumerable.Range(0, rows.Length) from c in Enumerable.Range(0, columns.Length) where double.IsFinite(numbers[r][c]) select (r, c);
        string At((int R, int C) cell) => $"{format.Text(numbers[cell.R][cell.C])} at ({rows[cell.R]}, {columns[cell.C]})";
        return cells.Any()
            ? $"{what}. Lowest {At(cells.MinBy(cell => numbers[cell.r][cell.c]))}, highest {At(cells.MaxBy(cell => numbers[cell.r][cell.c]))}."
            : $"{what}. No numbers.";
    }
}
