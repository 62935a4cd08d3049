namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const int FewCells = 120, ManyCells = 2_500;

    extension(Chart)
    {
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
            string title, Matrix<double> values, IEnumerable<string>? rows = null, IEnumerable<string>? columns = null,
            string xLabel = "column", string yLabel = "row", string valueLabel = "value", int? decimals = null)
        {
            AllGiven(values, xLabel, yLabel, valueLabel);
            var (numbers, rowNames, columnNames, note) = Thinning.Cells(
                values, Labels.OrNumbers(rows, values.RowCount, "rows"), Labels.OrNumbers(columns, values.ColumnCount, "columns"));
            var format = NumberFormat.For(numbers.SelectMany(row => row), decimals);
            var (xAxis, yAxis) = (Plot.Words(xLabel, columnNames), Plot.WordsDown(yLabel, rowNames));
            Plot.SayBelow(xAxis, note);
            var layout = Plot.Layout(xAxis, yAxis, Math.Clamp(160 + (34 * rowNames.Length), 240, 620));
            var table = Table.Of(title, [(yLabel, rowNames), .. columnNames.Select((name, c) => (Column)(name, numbers.Select(row => row[c])))]);
            var trace = Cells(numbers, print: values.RowCount * values.ColumnCount <= FewCells);
            var (row, column, value) = Hovers(trace, xAxis, yAxis, numbers, rowNames, columnNames, format);
            trace.With(("hovertemplate", $"{Plot.Template(yLabel)} {row}, {Plot.Template(xLabel)} {column}: {Plot.Template(valueLabel)} {value}<extra></extra>"));
            trace.In("colorbar").With(("title", new Title().With(("text", PlotText.Math(valueLabel)), ("side", "top"))));
            return new(title, Describe(numbers, rowNames, columnNames, $"Heat map of {valueLabel}: {yLabel} down, {xLabel} across", format) + note, decimals is { } d ? table.WithDecimals(d) : table, layout, [trace]);
        }

        /// <summary>What was taken for what: one row a true class, one column a predicted one, the counts printed: <c>Chart.ConfusionMatrix("Fours pass for nines", truth, predicted)</c>.</summary>
        /// <remarks>Right answers are blue, mistakes orange, the stronger the larger their share of the row (as its root, so that rare mistakes show).</remarks>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="truth">The true class of each example, counted from 0.</param>
        /// <param name="predicted">The class the model says, one for each example.</param>
        /// <param name="labels">Names of the classes, or null for 0, 1, 2, … up to the highest that occurs.</param>
        /// <exception cref="ArgumentException">The lists are empty or differ in length, or a class has no name or is below 0.</exception>
        public static Figure ConfusionMatrix(string title, IReadOnlyList<int> truth, IReadOnlyList<int> predicted, IReadOnlyList<string>? labels = null)
        {
            AllGiven(truth, predicted);
            if (truth.Count != predicted.Count || truth.Count == 0)
                throw new ArgumentException($"There are {truth.Count} true classes and {predicted.Count} predicted ones: give one of each an example.");
            var highest = truth.Concat(predicted).Max();
            string[] names = [.. labels ?? Enumerable.Range(0, highest + 1).Select(i => i.ToString(CultureInfo.InvariantCulture))];
            if (highest >= names.Length || truth.Concat(predicted).Min() < 0)
                throw new ArgumentException($"The classes run from {truth.Concat(predicted).Min()} to {highest}, but there are names for 0 to {names.Length - 1}.");
            int[][] counts = [.. names.Select(_ => new int[names.Length])];
            foreach (var (actual, said) in truth.Zip(predicted))
                counts[actual][said]++;

            var yAxis = Plot.WordsDown("true class", names);
            var layout = Plot.Layout(Plot.Words("predicted class", names), yAxis, Math.Clamp(160 + (34 * names.Length), 240, 620));
            var table = Table.Of(title, [("true class", names), .. names.Select((name, c) => (Column)($"predicted {name}", counts.Select(row => row[c]))), ("share right", counts.Select((row, c) => Share(row, c)))]);
            return new(title, ConfusionInWords(counts, names), table, layout, [Confusions(counts, names)]);
        }
    }

    private static Trace2D Cells(double[][] numbers, bool print)
    {
        var finite = numbers.SelectMany(row => row).Where(double.IsFinite).DefaultIfEmpty(0).ToArray();
        var (least, most) = (finite.Min(), finite.Max());
        var reach = Math.Max(Math.Abs(least), Math.Abs(most));
        return new Trace2D("heatmap").With(
            ("z", Numbers.Rows(numbers)),
            ("texttemplate", print ? "%{text}" : null),
            ("zmin", Numbers.Of(least < 0 ? -reach : Math.Min(0, least))), ("zmax", Numbers.Of(reach > 0 ? reach : 1)),
            ("colorscale", least < 0 ? Palette.BothWays() : Palette.OneWay()),
            ("showscale", !print),
            ("colorbar", new ColorBar().With(("thickness", 12), ("outlinewidth", 0))),
            ("xgap", print ? 2 : 0), ("ygap", print ? 2 : 0));
    }

    /// <summary>Gives a heat map what its hover text needs and returns where that stands: a text a cell, or with many cells the names along the axes, which weigh less.</summary>
    private static (string Row, string Column, string Value) Hovers(
        Trace trace, LinearAxis xAxis, LinearAxis yAxis, double[][] numbers, string[] rows, string[] columns, NumberFormat format)
    {
        // Along an axis of names, one that comes twice would be one place.
        if (rows.Length * columns.Length > ManyCells && rows.Distinct().Count() == rows.Length && columns.Distinct().Count() == columns.Length)
        {
            foreach (var (letter, axis, names) in (ReadOnlySpan<(string, LinearAxis, string[])>)[("x", xAxis, columns), ("y", yAxis, rows)])
            {
                trace.SetProperty(letter, PlotText.Escaped(names));
                axis.With(("type", "category"), ("tickvals", axis.Value("ticktext")));
            }
            return ("%{y}", "%{x}", "%{z:.4~g}");
        }
        trace.With(
            ("text", numbers.Select(row => PlotText.Escaped(row.Select(format.Text))).ToArray()),
            ("customdata", rows.Select(row => columns.Select(column => PlotText.Escaped([row, column])).ToArray()).ToArray()));
        return ("%{customdata[0]}", "%{customdata[1]}", "%{text}");
    }

    private static string Describe(double[][] numbers, string[] rows, string[] columns, string what, NumberFormat format)
    {
        var cells = from r in Enumerable.Range(0, rows.Length) from c in Enumerable.Range(0, columns.Length) where double.IsFinite(numbers[r][c]) select (r, c);
        string At((int R, int C) cell) => $"{format.Text(numbers[cell.R][cell.C])} at ({rows[cell.R]}, {columns[cell.C]})";
        return cells.Any()
            ? $"{what}. Lowest {At(cells.MinBy(cell => numbers[cell.r][cell.c]))}, highest {At(cells.MaxBy(cell => numbers[cell.r][cell.c]))}."
            : $"{what}. No numbers.";
    }

    private static double Share(int[] row, int column) => row[column] / (double)row.Sum();

    private static Trace2D Confusions(int[][] counts, string[] names)
    {
        double Strength(int actual, int said) => counts[actual][said] == 0 ? 0 : (actual == said ? -1 : 1) * Math.Sqrt(Share(counts[actual], said));
        string Words(int actual, int said) => counts[actual][said] == 0
            ? $"{names[actual]} never taken for {names[said]}"
            : string.Create(CultureInfo.InvariantCulture, $"{names[actual]} taken for {names[said]}: {counts[actual][said]} of {counts[actual].Sum()} ({Share(counts[actual], said):0.0%})");
        int[] classes = [.. Enumerable.Range(0, names.Length)];
        return new Trace2D("heatmap").With(
            ("z", Numbers.Rows(classes.Select(r => classes.Select(c => Strength(r, c))))),
            ("zmin", -1), ("zmax", 1),
            ("colorscale", Palette.BothWays()),
            ("showscale", false),
            ("text", counts.Select(row => PlotText.Escaped(row.Select(count => count == 0 ? "" : $"{count}"))).ToArray()),
            ("texttemplate", names.Length * names.Length <= FewCells ? "%{text}" : null),
            ("customdata", classes.Select(r => PlotText.Escaped(classes.Select(c => Words(r, c)))).ToArray()),
            ("xgap", 1), ("ygap", 1),
            ("hovertemplate", "%{customdata}<extra></extra>"));
    }

    private static string ConfusionInWords(int[][] counts, string[] names)
    {
        var (all, right) = (counts.Sum(row => row.Sum()), counts.Select((row, c) => row[c]).Sum());
        var mistakes = from r in Enumerable.Range(0, names.Length) from c in Enumerable.Range(0, names.Length) where r != c && counts[r][c] > 0 orderby counts[r][c] descending select $"{names[r]} taken for {names[c]} ({counts[r][c]} times)";
        var worst = string.Join(", ", mistakes.Take(3));
        return string.Create(CultureInfo.InvariantCulture, $"Table of true against predicted classes. {right} of {all} right ({(double)right / all:0.0%}). {(worst.Length > 0 ? $"Most frequent mistakes: {worst}." : "No mistake.")}");
    }
}
