using System.Data;
using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NotebookEngine.Formatting;

/// <summary>Values that the package shows by what they are made of, where a person wants to see what they are.</summary>
internal static partial class ReadableValue
{
    // Some thirty thousand digits, which take no time yet.
    private const int MostBits = 100_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One line, or some; null where the package's own way is the right one.</summary>
    public static string? Text(object value) => value switch
    {
        BigInteger number when number.GetBitLength() > MostBits => Rounded(number),
        JsonNode json => json.ToJsonString(Indented),
        CultureInfo culture => culture.Name.Length == 0 ? "the invariant culture" : $"{culture.Name} ({culture.EnglishName})",
        Delegate function => Signature(function),
        _ => Stream(value),
    };

    /// <summary>A table with the names of its columns; null where the value is none.</summary>
    public static Grid? Table(object value) => value is DataTable table
        ? new Grid($"DataTable {table.Rows.Count}×{table.Columns.Count}", table.Rows.Count + 1, table.Columns.Count, (row, column) => row == 0 ? table.Columns[column].ColumnName : Cell(table.Rows[row - 1][column]))
        : null;

    /// <summary>What an iterator of a cell, such as <see cref="IEnumerable{T}"/>, gives; null where the value is none.</summary>
    /// <param name="value">The value.</param>
    /// <param name="contract">Which kind of iterator.</param>
    public static Type? ItemOfIterator(object value, Type contract) => IsOfCompiler(value)
        ? Array.Find(value.GetType().GetInterfaces(), one => one.IsGenericType && one.GetGenericTypeDefinition() == contract)?.GetGenericArguments()[0]
        : null;

    private static object? Cell(object value) => value is DBNull ? null : value;

    private static string Rounded(BigInteger number)
    {
        double digits = BigInteger.Log10(BigInteger.Abs(number)), power = Math.Floor(digits + 1e-6);
        return string.Create(CultureInfo.InvariantCulture,
            $"{(number.Sign < 0 ? "−" : "")}{Math.Pow(10, digits - power):0.00000}·10^{power:0} (a BigInteger of {number.GetBitLength()} bits, rounded; x.ToString() has all digits)");
    }

    private static string Signature(Delegate function) =>
        $"{TypeName(function.GetType())} {(function.Method.Name.StartsWith('<') ? "" : function.Method.Name)}({string.Join(", ", function.Method.GetParameters().Select(parameter => $"{TypeName(parameter.ParameterType)} {parameter.Name}"))})";

    private static string? Stream(object value) =>
        ItemOfIterator(value, typeof(IAsyncEnumerable<>)) is { } item ? $"IAsyncEnumerable<{TypeName(item)}>: read it with await foreach." : null;

    // Within a cell the compiler leaves out the attribute that says so.
    private static bool IsOfCompiler(object value) => value.GetType().Name is ['<', ..] name && name.Contains(">d__", StringComparison.Ordinal);

    private static string TypeName(Type type) => Namespaces().Replace(Formatter.ToDisplayString(type, "text/plain"), "");

    [GeneratedRegex(@"\w+\.")]
    private static partial Regex Namespaces();
}
