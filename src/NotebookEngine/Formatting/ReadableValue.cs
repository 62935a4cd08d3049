using System.Collections;
using System.Data;
using System.Globalization;
using System.Numerics;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.DotNet.Interactive.Formatting;

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

    /// <summary>What an iterator of a cell gives, as any other sequence; null where the value is none. Of the class that the compiler makes of it the package shows the name only.</summary>
    public static object? Sequence(object value) =>
        IsOfCompiler(value) && value is IEnumerable && Contract(value, typeof(IEnumerable<>)) is { } item
            ? typeof(ReadableValue).GetMethod(nameof(Items), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(item).Invoke(null, [value])
            : null;

    private static IEnumerable<T> Items<T>(IEnumerable<T> items) => items.Where(_ => true);

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
        IsOfCompiler(value) && Contract(value, typeof(IAsyncEnumerable<>)) is { } item ? $"IAsyncEnumerable<{TypeName(item)}>: read it with await foreach." : null;

    // Within a cell the compiler leaves out the attribute that says so.
    private static bool IsOfCompiler(object value) => value.GetType().Name is ['<', ..] name && name.Contains(">d__", StringComparison.Ordinal);

    private static Type? Contract(object value, Type contract) =>
        Array.Find(value.GetType().GetInterfaces(), one => one.IsGenericType && one.GetGenericTypeDefinition() == contract)?.GetGenericArguments()[0];

    private static string TypeName(Type type) => Namespaces().Replace(Formatter.ToDisplayString(type, "text/plain"), "");

    [GeneratedRegex(@"\w+\.")]
    private static partial Regex Namespaces();
}
