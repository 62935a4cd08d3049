namespace SequenceModels.Charts;

public static partial class LessonCharts
{
    extension(Chart)
    {
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
