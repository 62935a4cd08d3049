namespace SequenceModels.Charts;

/// <summary>Numbers side by side, to be compared: shows as an HTML table or as aligned text.</summary>
[TypeFormatterSource(typeof(HostFormatters))]
public sealed class Table : IHtmlView
{
    private const int MaxRows = 200, MaxColumns = 24;
    private readonly HashSet<(int Row, int Column)> bold;
    private readonly int? decimals;

    private Table(string title, IReadOnlyList<Column> columns, int? decimals, HashSet<(int, int)> bold) =>
        (Title, Columns, this.decimals, this.bold) = (title, columns, decimals, bold);

    /// <summary>What the table shows, in one line.</summary>
    public string Title { get; }

    /// <summary>The columns, all of the same length.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>How many rows it has.</summary>
    public int RowCount => Columns.Count == 0 ? 0 : Columns[0].Cells.Count;

    /// <summary>A table from its columns: <c>Table.Of("RMSE by horizon", ("k", ks), ("AR(4)", errors), ("naive", naive))</c>.</summary>
    /// <exception cref="ArgumentException">The columns differ in length.</exception>
    public static Table Of(string title, params Column[] columns)
    {
        AllGiven(title, columns);
        if (columns.FirstOrDefault(c => c.Cells.Count != columns[0].Cells.Count) is { } odd)
            throw new ArgumentException($"Column '{odd.Name}' has {odd.Cells.Count} rows but '{columns[0].Name}' has {columns[0].Cells.Count}: a table needs as many in each.");
        return new(title, columns, null, []);
    }

    /// <summary>The same table with this many digits after the point in every column that is not of whole numbers. Default: about four digits in all.</summary>
    public Table WithDecimals(int digits) => new(Title, Columns, digits, bold);

    /// <summary>The same table with the lowest value of each named column in bold.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Table BoldLowest(params string[] columns) => WithBold(InColumns(Places(columns), Lowest));

    /// <summary>The same table with the highest value of each named column in bold.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Table BoldHighest(params string[] columns) => WithBold(InColumns(Places(columns), Highest));

    /// <summary>The same table with the lowest value of each row, among the named columns, in bold.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Table BoldLowestInRows(params string[] columns) => WithBold(InRows(Places(columns), Lowest));

    /// <summary>The same table with the highest value of each row, among the named columns, in bold.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    public Table BoldHighestInRows(params string[] columns) => WithBold(InRows(Places(columns), Highest));

    /// <summary>The table as HTML that reads well without any script or style sheet.</summary>
    public string ToHtml() => TableHtml.Write(this, MaxRows);

    /// <summary>The table as aligned text; the best values carry a star.</summary>
    public override string ToString() => $"{Title}\n{TableText.Write(this, MaxRows)}";

    internal bool IsBold(int row, int column) => bold.Contains((row, column));

    internal bool HasBold(int column) => bold.Any(cell => cell.Column == column);

    /// <summary>The columns that are printed; the others are only counted.</summary>
    internal IReadOnlyList<Column> Shown => Columns.Count <= MaxColumns ? Columns : [.. Columns.Take(MaxColumns)];

    internal IReadOnlyList<Func<int, string>> Texts() => [.. Shown.Select(column => column.Texts(decimals))];

    /// <summary>At most this many rows, evenly spread from the first to the last.</summary>
    internal IReadOnlyList<int> Rows(int most) => Thinning.Evenly(RowCount, most);

    private Table WithBold(IEnumerable<(int, int)> cells) => new(Title, Columns, decimals, [.. bold, .. cells]);

    private IEnumerable<(int, int)> InColumns(int[] columns, Func<IEnumerable<double>, double> best) =>
        from column in columns
        let target = best(Enumerable.Range(0, RowCount).Select(row => Columns[column][row]))
        from row in Enumerable.Range(0, RowCount)
        where Columns[column][row] == target
        select (row, column);

    private IEnumerable<(int, int)> InRows(int[] columns, Func<IEnumerable<double>, double> best) =>
        from row in Enumerable.Range(0, RowCount)
        let target = best(columns.Select(column => Columns[column][row]))
        from column in columns
        where Columns[column][row] == target
        select (row, column);

    private int[] Places(string[] columns) => [.. Given(columns).Select(Place)];

    private int Place(string name)
    {
        string[] names = [.. Columns.Select(column => column.Name)];
        return Array.IndexOf(names, name) is var place and >= 0
            ? place
            : throw new ArgumentException($"There is no column '{name}': the table has '{string.Join("', '", names)}'.");
    }

    private static double Lowest(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();

    private static double Highest(IEnumerable<double> values) => values.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Max();
}
