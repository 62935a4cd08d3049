namespace NotebookEngine.Formatting;

/// <summary>A matrix or a vector of MathNet, whichever version a notebook has loaded, as a table with its shape: as an object tree it is unreadable.</summary>
internal static class MatrixTable
{
    /// <summary>The table; null where the value is neither.</summary>
    public static Grid? Of(object value) => Kind(value.GetType()) switch
    {
        "Matrix`1" => Of(value, Number(value, "RowCount"), Number(value, "ColumnCount")),
        "Vector`1" => Of(value, Number(value, "Count"), columns: null),
        _ => null,
    };

    private static Grid Of(object value, int rows, int? columns)
    {
        var at = value.GetType().GetMethod("At", columns is null ? [typeof(int)] : [typeof(int), typeof(int)])!;
        return new($"{value.GetType().Name} {rows}{(columns is null ? "" : $"×{columns}")}", rows, columns ?? 1, (row, column) => at.Invoke(value, columns is null ? [row] : [row, column]));
    }

    private static int Number(object value, string property) => (int)value.GetType().GetProperty(property)!.GetValue(value)!;

    private static string? Kind(Type? type)
    {
        for (; type is not null; type = type.BaseType)
            if (type.Namespace == "MathNet.Numerics.LinearAlgebra" && type.Name is "Matrix`1" or "Vector`1")
                return type.Name;
        return null;
    }
}
