namespace NotebookEngine.Formatting;

/// <summary>An array of two dimensions or more as tables with its shape, which the package shows as one long row.</summary>
internal static class ArrayTable
{
    public static string Text(Array array) => string.Join('\n', [.. Grids(array).Select(grid => grid.Text()), .. IsCut(array) ? ["…"] : Array.Empty<string>()]);

    public static string Html(Array array) => string.Concat(Grids(array).Select(grid => grid.Html())) + (IsCut(array) ? "<p>…</p>" : "");

    // Of more than two dimensions the last two make a table for each place in the others.
    private static IEnumerable<Grid> Grids(Array array)
    {
        string shape = $"{array.GetType().GetElementType()!.Name}[{string.Join('×', Lengths(array))}]";
        int rank = array.Rank, rows = array.GetLength(rank - 2), columns = array.GetLength(rank - 1);
        return Places([.. Lengths(array)[..^2]]).Take(Formatter.ListExpansionLimit).Select(place =>
            new Grid(rank == 2 ? shape : $"{shape} at [{string.Join(", ", place)}, ·, ·]", rows, columns, (row, column) => At(array, [.. place, row, column])));
    }

    private static object? At(Array array, int[] place) => array.GetValue([.. place.Select((index, dimension) => index + array.GetLowerBound(dimension))]);

    private static int[] Lengths(Array array) => [.. Enumerable.Range(0, array.Rank).Select(array.GetLength)];

    private static IEnumerable<int[]> Places(int[] lengths) => lengths.Aggregate<int, IEnumerable<int[]>>([[]],
        (places, length) => places.SelectMany(place => Enumerable.Range(0, length).Select(index => (int[])[.. place, index])));

    private static bool IsCut(Array array) => Lengths(array)[..^2].Aggregate(1L, (count, length) => count * length) > Formatter.ListExpansionLimit;
}
