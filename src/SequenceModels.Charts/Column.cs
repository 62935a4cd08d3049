using System.Collections;

namespace SequenceModels.Charts;

/// <summary>A named column of a table. Written as a tuple: <c>("model", names)</c> or <c>("RMSE", errors)</c>.</summary>
/// <param name="Name">What the header says.</param>
/// <param name="Cells">One value a row: numbers, words, yes or no, or null for an empty cell.</param>
public sealed record Column(string Name, IReadOnlyList<object?> Cells)
{
    /// <summary>A column from its name and its values.</summary>
    public static implicit operator Column((string Name, IEnumerable Values) pair) => new(pair.Name, [.. pair.Values]);

    /// <summary>A column from its name and its numbers.</summary>
    public static implicit operator Column((string Name, IEnumerable<double> Values) pair) => new(pair.Name, [.. pair.Values]);

    /// <summary>A column from its name and its words.</summary>
    public static implicit operator Column((string Name, IEnumerable<string> Values) pair) => new(pair.Name, [.. pair.Values]);

    internal bool IsNumeric => Cells.Any(cell => Number(cell) is not null) && Cells.All(cell => cell is null || Number(cell) is not null);

    internal double this[int row] => Number(Cells[row]) ?? double.NaN;

    /// <summary>Writes the cell of a row, in one format for the whole column.</summary>
    internal Func<int, string> Texts(int? decimals)
    {
        // Whole numbers stay whole whatever decimals the table asks for.
        double[] numbers = [.. Cells.Select(cell => Number(cell) ?? double.NaN)];
        var format = NumberFormat.For(numbers, NumberFormat.AreWhole(numbers) ? null : decimals);
        return row => Number(Cells[row]) is { } number ? format.Text(number) : Word(Cells[row]);
    }

    private static double? Number(object? cell) => cell is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal
        ? Convert.ToDouble(cell)
        : null;

    private static string Word(object? cell) => cell switch
    {
        null => "",
        bool yes => yes ? "yes" : "no",
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd"),
        DateOnly day => day.ToString("yyyy-MM-dd"),
        _ => cell.ToString() ?? "",
    };
}
