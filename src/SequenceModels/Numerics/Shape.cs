namespace SequenceModels.Numerics;

/// <summary>Shapes in words, and the check at a public door.</summary>
internal static class Shape
{
    public static string Of(Matrix<Real> matrix) => Of(matrix.RowCount, matrix.ColumnCount);

    public static string Of(int rows, int columns) => $"[{rows}×{columns}]";

    /// <summary>A matrix of zeros, if it can exist.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="columns">Columns.</param>
    /// <param name="what">What it would be, for the message.</param>
    /// <param name="instead">What to do instead.</param>
    /// <exception cref="ArgumentException">It would have more numbers than an array can hold.</exception>
    public static Matrix<Real> Zeros(long rows, long columns, string what, string instead) => rows <= Array.MaxLength / Math.Max(1, columns)
        ? Matrix<Real>.Build.Dense((int)rows, (int)columns)
        : throw new ArgumentException($"{what} would have {rows} × {columns} numbers, {(double)rows * columns * sizeof(Real) / (1L << 30):0.#} GiB; more than {Array.MaxLength} cannot lie in one array. {instead}");

    /// <exception cref="ArgumentException">The matrix has another shape; <paramref name="reason"/> ends the message.</exception>
    public static void Require(Matrix<Real> matrix, int rows, int columns, string name, string reason)
    {
        ArgumentNullException.ThrowIfNull(matrix, name);
        if (matrix.RowCount != rows || matrix.ColumnCount != columns)
            throw new ArgumentException($"{name} is {Of(matrix)} but {Of(rows, columns)} is needed: {reason}.", name);
    }
}
