namespace SequenceModels.Charts;

/// <summary>The parts that all charts are made of: the layout, the axes, hover texts, descriptions.</summary>
internal static class Plot
{
    public const int Height = 380;

    public static Layout Layout(LinearAxis xAxis, LinearAxis yAxis, int height = Height) => Theme.Layout().With(("height", height), ("xaxis", xAxis), ("yaxis", yAxis));

    public static LinearAxis Axis(string label, bool log = false) => Theme.Axis(PlotText.Label(label), log);

    /// <summary>An axis of powers of ten; where it spans less than two of them, 2 and 5 between them are named in full too.</summary>
    public static LinearAxis LogAxis(string label, IEnumerable<double> values)
    {
        var (low, high) = Decades(values);
        var axis = Axis(label, log: true).With(("dtick", PowersBetweenTicks(high - low)));
        if (high - low >= 2)
            return axis;
        var ticks = LogTicks(values);
        var words = ticks.Select(tick => tick.ToString("0.############", CultureInfo.InvariantCulture));
        return axis.With(("tickmode", "array"), ("tickvals", Numbers.Of(ticks)), ("ticktext", PlotText.Escaped(words)));
    }

    /// <summary>Every how many powers of ten a tick has room, on a logarithmic axis so many powers long.</summary>
    public static double PowersBetweenTicks(double length) => Math.Max(1, Math.Ceiling(length / 8));

    /// <summary>Places for the ticks of a logarithmic scale: powers of ten, and where there are few of them 2 and 5 between.</summary>
    public static double[] LogTicks(IEnumerable<double> values)
    {
        var (low, high) = Decades(values);
        var (first, last) = ((int)Math.Floor(low) - 1, (int)Math.Ceiling(high) + 1);
        int[] digits = high - low < 2 ? [1, 2, 5] : [1];
        var apart = Math.Max(1, (last - first) / 8);
        return [.. from power in Enumerable.Range(first, last - first + 1) where (power - first) % apart == 0 from digit in digits select digit * Math.Pow(10, power)];
    }

    private static (double Low, double High) Decades(IEnumerable<double> values)
    {
        double[] positive = [.. values.Where(value => value > 0 && double.IsFinite(value)).DefaultIfEmpty(1)];
        return (Math.Log10(positive.Min()), Math.Log10(positive.Max()));
    }

    public static LinearAxis Axis(string label, AxisValues values, bool log = false)
    {
        // Words that need an angle rise to their tick: falling from it, the last one leaves the picture, and plotly.js drops it.
        if (values.AreWords)
            return Words(label, values.Labels).With(("autotickangles", Numbers.Of([0, -30, -90])));
        // A few whole numbers: a tick for each, and none for half a step.
        return log ? LogAxis(label, values.Quantities) : Axis(label).With(("dtick", values.AreFewWholeNumbers ? 1 : null));
    }

    /// <summary>An axis whose places 0, 1, 2, … carry words; where there are many, some go without.</summary>
    public static LinearAxis Words(string label, IReadOnlyList<string> words)
    {
        // A reader can fill in numbers, but not words; 40 letters fit side by side on a phone, 40 words do not.
        var most = words.All(word => int.TryParse(word.Split('–')[0], out _)) ? 12 : words.All(word => word.Length <= 2) ? 40 : 24;
        var step = (words.Count + most - 1) / most;
        int[] shown = [.. Enumerable.Range(0, words.Count).Where(i => i % step == 0)];
        return Axis(label).With(
            ("tickmode", "array"), ("tickvals", shown), ("ticktext", PlotText.Escaped(shown.Select(i => words[i]))),
            ("range", Numbers.Of([-0.5, words.Count - 0.5])), ("showgrid", false), ("zeroline", false));
    }

    /// <summary>Puts a sentence in small letters below the axis, where it stays with the figure as an image too.</summary>
    public static void SayBelow(DynamicObj.DynamicObj axis, string note)
    {
        if (note.Length > 0)
            axis.In("title").With(("text", $"{axis.In("title").Value("text")}<br><span style=\"font-size:11px\">{PlotText.Note(note)}</span>"));
    }

    /// <summary>A y axis of words with the first on top, as one reads a table.</summary>
    public static LinearAxis WordsDown(string label, IReadOnlyList<string> words) =>
        Words(label, words).With(("range", Numbers.Of([words.Count - 0.5, -0.5])));

    /// <summary>An axis that is not drawn, and on which nobody zooms.</summary>
    public static LinearAxis Hidden(double from, double to) =>
        new LinearAxis().With(("visible", false), ("fixedrange", true), ("range", Numbers.Of([from, to])));

    /// <summary>Hover text in words: <c>naive: RMSE 0.2828 at horizon 4</c>.</summary>
    public static string Hover(string name, string xLabel, string yLabel, string x = "%{x}") =>
        $"{Template(name)}: {Template(yLabel)} %{{y:.4~g}}<br>{Template(xLabel)} {x}<extra></extra>";

    public static string Template(string text) => PlotText.Math(text).Replace("%{", "% {");

    /// <summary>The range of a series in words, for the description.</summary>
    public static string Summary(Series series)
    {
        double[] values = [.. series.Values.Where(double.IsFinite)];
        if (values.Length == 0)
            return $"{series.Name}: no numbers";
        var format = NumberFormat.For([values[0], values[^1], values.Min(), values.Max()]);
        return $"{series.Name}: from {format.Text(values[0])} to {format.Text(values[^1])}, lowest {format.Text(values.Min())}, highest {format.Text(values.Max())}";
    }

    public static string Summaries(IEnumerable<Series> series) => string.Join("; ", series.Select(Summary)) + ".";
}
