using System.Reflection;

namespace SequenceModels.Charts;

/// <summary><c>Show</c>: matrices, vectors and lists of rows as something to look at.</summary>
public static class Views
{
    /// <summary>The matrix with its name and shape: <c>h.Show("h₁", rows: ["unit 1", "unit 2"])</c>.</summary>
    /// <param name="matrix">Any matrix; of a large one the first rows and columns and the last are shown.</param>
    /// <param name="name">What the lesson calls it.</param>
    /// <param name="decimals">Digits after the point, or null for about four digits in all.</param>
    /// <param name="rows">Names of the rows, or null for none.</param>
    /// <param name="columns">Names of the columns, or null for none.</param>
    /// <exception cref="ArgumentException">The names are more or fewer than the rows or columns.</exception>
    public static MatrixView Show(this Matrix<double> matrix, string name, int? decimals = null, IEnumerable<string>? rows = null, IEnumerable<string>? columns = null) =>
        new($"{Given(name)} [{Given(matrix).RowCount}×{matrix.ColumnCount}]", matrix.ToRowArrays(), rows, columns, decimals);

    /// <summary>The vector as a column with its name and length: <c>b.Show("b_h")</c>.</summary>
    /// <param name="vector">Any vector; of a long one the first entries and the last are shown.</param>
    /// <param name="name">What the lesson calls it.</param>
    /// <param name="decimals">Digits after the point, or null for about four digits in all.</param>
    /// <param name="rows">Names of the entries, or null for none.</param>
    /// <exception cref="ArgumentException">The names are more or fewer than the entries.</exception>
    public static MatrixView Show(this Vector<double> vector, string name, int? decimals = null, IEnumerable<string>? rows = null) =>
        new($"{Given(name)} [{Given(vector).Count}]", [.. vector.Select(v => new[] { v })], rows, null, decimals);

    /// <summary>The numbers in one row with their name and count: <c>losses.Show("L_t", columns: ["t = 1", "t = 2"])</c>.</summary>
    /// <param name="numbers">Any numbers; of many the first and the last are shown.</param>
    /// <param name="name">What the lesson calls them.</param>
    /// <param name="decimals">Digits after the point, or null for about four digits in all.</param>
    /// <param name="columns">Names of the entries, or null for none.</param>
    /// <exception cref="ArgumentException">The names are more or fewer than the numbers.</exception>
    public static MatrixView Show(this IEnumerable<double> numbers, string name, int? decimals = null, IEnumerable<string>? columns = null)
    {
        AllGiven(numbers, name);
        double[] row = [.. numbers];
        return new($"{name} [{row.Length}]", [row], null, columns, decimals);
    }

    /// <summary>A list of rows as a table: one column a property of a record, an entry of a tuple or the two sides of a dictionary.</summary>
    /// <param name="rows">Records, anonymous objects, tuples, dictionary entries or single values.</param>
    /// <param name="title">What the table shows.</param>
    /// <param name="headers">Names of the columns; needed for tuples, whose names are gone when the program runs. Default: the property names.</param>
    /// <exception cref="ArgumentException">The headers are more or fewer than the columns.</exception>
    public static Table Show<T>(this IEnumerable<T> rows, string title, params string[] headers)
    {
        AllGiven(rows, title, headers);
        T[] all = [.. rows];
        var (names, cells) = Parts(typeof(T));
        if (headers.Length > 0 && headers.Length != names.Count)
            throw new ArgumentException($"There are {headers.Length} headers for {names.Count} columns ({string.Join(", ", names)}): give one for each.");
        return Table.Of(title, [.. (headers.Length > 0 ? headers : names).Select((name, i) => new Column(name, [.. all.Select(row => cells(row!, i))]))]);
    }

    private static (IReadOnlyList<string> Names, Func<object, int, object?> Cells) Parts(Type type)
    {
        if (type.IsPrimitive || type == typeof(string))
            return (["value"], (row, _) => row);
        var fields = type.GetFields(BindingFlags.Public | BindingFlags.Instance);
        if (type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal))
            return ([.. fields.Select(field => field.Name)], (row, i) => fields[i].GetValue(row));
        PropertyInfo[] properties = [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0)];
        return ([.. properties.Select(property => property.Name)], (row, i) => properties[i].GetValue(row));
    }
}
