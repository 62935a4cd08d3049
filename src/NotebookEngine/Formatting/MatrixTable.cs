namespace NotebookEngine.Formatting;

/// <summary>A matrix or a vector of MathNet, whichever version a notebook has loaded, as a table with its shape: as an object tree it is unreadable.</summary>
internal static class MatrixTable
{
    /// <summary>The table; null where the value is neither.</summary>
    public static Grid? Of(object value) => Kind(value.GetType()) switch
    {
        "Matrix`1" => Matrix(value, Number(value, "RowCount"), Number(value, "ColumnCount")),
        "Vector`1" => Vector(value, Number(value, "Count")),
        _ => null,
    };

    private static Grid Matrix(object value, int rows, int columns)
    {
        var at = value.GetType().GetMethod("At", [typeof(int), typeof(int)])!;
        return new Grid($"{value.GetType().Name} {rows}×{columns}", rows, columns, (row, column) => at.Invoke(value, [row, column]));
    }

    private static Grid Vector(object value, int count)
    {
        var at = value.GetType().GetMethod("At", [typeof(int)])!;
        return new Grid($"{value.GetType().Name} {count}", count, 1, (row, _) => at.Invoke(value, [row]));
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
