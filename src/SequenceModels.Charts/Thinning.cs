namespace SequenceModels.Charts;

/// <summary>Large figures drawn with fewer marks: no screen shows more, and a notebook must not carry them.</summary>
internal static class Thinning
{
    public const int MostPoints = 5_000;
    public const int MostCells = 200;
    private const int Buckets = 1_000;

    /// <summary>The places of a long line to draw: of each bucket the lowest and the highest, so that no spike is lost; all places of a short line.</summary>
    public static int[] Places(IReadOnlyList<double> values)
    {
        if (values.Count <= MostPoints)
            return [.. Enumerable.Range(0, values.Count)];
        var places = new List<int> { 0 };
        for (var b = 0; b < Buckets; b++)
        {
            var (from, to) = ((int)((long)b * values.Count / Buckets), (int)((long)(b + 1) * values.Count / Buckets));
            var (low, high) = (from, from);
            for (var i = from + 1; i < to; i++)
            {
                if (!(values[i] >= values[low]) && !double.IsNaN(values[i]))
                    low = i;
                if (!(values[i] <= values[high]) && !double.IsNaN(values[i]))
                    high = i;
            }
            places.AddRange([Math.Min(low, high), Math.Max(low, high)]);
        }
        return [.. places.Append(values.Count - 1).Distinct()];
    }

    /// <summary>Places spread evenly over a long list of points; all places of a short one.</summary>
    public static int[] Evenly(int count, int most = MostPoints) => count <= most
        ? [.. Enumerable.Range(0, count)]
        : [.. Enumerable.Range(0, most).Select(i => (int)((long)i * (count - 1) / (most - 1)))];

    /// <summary>What is said of a figure whose longest line has this many points; empty when all are drawn.</summary>
    public static string Note(int count, string how) => count <= MostPoints
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $" Of {count:N0} points, {how}.");

    /// <summary>A matrix of any size as at most 200×200 cells, each the mean of a block of neighbours.</summary>
    /// <param name="values">The numbers.</param>
    /// <param name="rows">A name a row.</param>
    /// <param name="columns">A name a column, or null to leave the columns as they are.</param>
    public static ThinCells Cells(Matrix<double> values, string[] rows, string[]? columns)
    {
        double[][] numbers = values.ToRowArrays();
        var (down, across) = (Block(rows.Length), columns is null ? 1 : Block(columns.Length));
        if (down == 1 && across == 1)
            return new(numbers, rows, columns ?? [], "");
        double[][] means = [.. numbers.Chunk(down).Select(block => Means(block, across))];
        return new(means, Names(rows, down), Names(columns ?? [], across), string.Create(
            CultureInfo.InvariantCulture, $" Each cell is the mean of {down}×{across} of the {values.RowCount:N0}×{values.ColumnCount:N0} numbers."));
    }

    private static int Block(int count) => (count + MostCells - 1) / MostCells;

    private static double[] Means(double[][] rows, int across) =>
        [.. Enumerable.Range(0, rows[0].Length).Chunk(across).Select(block => rows.Average(row => block.Average(c => row[c])))];

    private static string[] Names(string[] names, int size) =>
        [.. names.Chunk(size).Select(block => block.Length == 1 ? block[0] : $"{block[0]}–{block[^1]}")];
}
