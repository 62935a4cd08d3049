namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    private const int MostCharacters = 400, CharacterWidth = 15;

    extension(Chart)
    {
        /// <summary>What a gate or state does while it reads: characters along x, units down, the value in colour: <c>Chart.GatesOverText("The gate closes at a space", text, f, "forget gate f_t")</c>.</summary>
        /// <remarks>A space is written ␣, a new line ↵. A long text scrolls sideways. Of more than 200 units, neighbours are averaged.</remarks>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="text">What is read: T characters, 400 at most.</param>
        /// <param name="values">One column a character [H×T].</param>
        /// <param name="valueLabel">What the numbers are.</param>
        /// <param name="rows">Names of the units, or null for 1, 2, 3, …</param>
        /// <param name="low">The value of the weakest colour. Default: 0. Below zero, the colours run both ways from zero.</param>
        /// <param name="high">The value of the strongest colour. Default: 1.</param>
        /// <exception cref="ArgumentException">The text is too long or does not fit the values, the names do not fit the units, or low is not below high.</exception>
        public static Figure GatesOverText(
            string title, string text, Matrix<double> values, string valueLabel, IEnumerable<string>? rows = null, double low = 0, double high = 1)
        {
            AllGiven(title, text, values, valueLabel);
            var characters = Characters.Of(text);
            if (characters.Length != values.ColumnCount || characters.Length > MostCharacters)
                throw new ArgumentException($"The text has {characters.Length} characters and the values are [{values.RowCount}×{values.ColumnCount}]: give one column a character, and at most {MostCharacters} of them (text[..{MostCharacters}]).");
            if (!(low < high))
                throw new ArgumentException($"The colours run from {low} to {high}: low must be below high.");
            var cells = Thinning.Cells(values, Labels.OrNumbers(rows, values.RowCount, "rows (units)"), columns: null);

            var format = NumberFormat.For(cells.Numbers.SelectMany(row => row));
            string[] places = [.. characters.Select((character, t) => $"“{Characters.Visible(character)}”, character {t + 1}")];
            var description = Describe(cells.Numbers, cells.Rows, places, $"Heat map of {valueLabel}: {cells.Rows.Length} units down, {characters.Length} characters across, {Characters.Quote(characters)}", format);
            var trace = GateTrace(cells.Numbers, valueLabel, low, high);
            var table = Table.Of(title, [("character", characters.Select(Characters.Visible)), .. cells.Rows.Select((name, r) => (Column)($"unit {name}", cells.Numbers[r]))]);
            return new(title, description + cells.Note, table, GateLayout(characters, cells), [trace]);
        }

        /// <summary>A text coloured by one number a character: blue below zero, orange above, the stronger the further out: <c>Chart.ColouredText("Unit 7 counts the line", text, unit, "unit 7 of h_t")</c>.</summary>
        /// <remarks>The colours are written into the HTML, so that they show where scripts may not run.</remarks>
        /// <param name="title">The finding, in one sentence.</param>
        /// <param name="text">What is read; of a text over 4,000 characters the beginning is shown.</param>
        /// <param name="values">One number a character.</param>
        /// <param name="valueLabel">What the numbers are.</param>
        /// <exception cref="ArgumentException">There are more or fewer values than characters, or no title.</exception>
        public static TextView ColouredText(string title, string text, IEnumerable<double> values, string valueLabel)
        {
            AllGiven(title, text, values, valueLabel);
            var characters = Characters.Of(text);
            double[] numbers = [.. values];
            if (numbers.Length != characters.Length || numbers.Length == 0)
                throw new ArgumentException($"The text has {characters.Length} characters and there are {numbers.Length} values: give one value a character.");
            return new(title, characters, numbers, valueLabel);
        }
    }

    private static Trace2D GateTrace(double[][] numbers, string valueLabel, double low, double high)
    {
        var reach = Math.Max(Math.Abs(low), Math.Abs(high));
        return new Trace2D("heatmap").With(
            ("z", Numbers.Rows(numbers.Select(row => row.Select(v => Math.Round(v, 4))))),
            ("x", Numbers.Of(numbers[0].Select((_, t) => (double)t))),
            ("zmin", Numbers.Of(low < 0 ? -reach : low)), ("zmax", Numbers.Of(low < 0 ? reach : high)),
            ("colorscale", low < 0 ? Palette.BothWays() : Palette.Gates()),
            ("colorbar", BarBelow(valueLabel)),
            ("hovertemplate", $"unit %{{y}} at “%{{x}}”: {Plot.Template(valueLabel)} %{{z:.3~f}}<extra></extra>"));
    }

    // Where a wide figure scrolls, a bar at its right end would be out of sight.
    private static ColorBar BarBelow(string label) => new ColorBar().With(
        ("orientation", "h"),
        ("title", new Title().With(("text", PlotText.Math(label)), ("side", "right"))),
        ("thickness", 10),
        ("lenmode", "pixels"),
        // The label is part of the length.
        ("len", Math.Min(300, 140 + (8 * label.Length))),
        ("nticks", 4),
        ("tickangle", 0),
        ("x", 0), ("xanchor", "left"),
        ("yref", "container"), ("y", 0), ("yanchor", "bottom"),
        ("outlinewidth", 0));

    private static Layout GateLayout(string[] characters, ThinCells cells)
    {
        var x = Plot.Words("character", characters).With(
            ("tickvals", Numbers.Of(characters.Select((_, t) => (double)t))), ("ticktext", PlotText.Escaped(characters.Select(Characters.Visible))), ("tickangle", 0));
        x.RemoveProperty("title");
        var y = Plot.WordsDown("unit", cells.Rows);
        var cell = Math.Clamp(360.0 / cells.Rows.Length, 2, 28);
        var layout = Plot.Layout(x, y, (int)(160 + (cells.Rows.Length * cell)));
        layout.In("margin").With(("b", 72));
        return layout.NoNarrowerThan(90 + (CharacterWidth * characters.Length));
    }
}
