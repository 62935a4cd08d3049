using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Numerics;

/// <summary>Shapes in words, and the check at a public door.</summary>
internal static class Shape
{
    public static string Of(Matrix<Real> matrix) => Of(matrix.RowCount, matrix.ColumnCount);

    public static string Of(int rows, int columns) => $"[{rows}×{columns}]";

    /// <exception cref="ArgumentException">The matrix has another shape; <paramref name="reason"/> ends the message.</exception>
    public static void Require(Matrix<Real> matrix, int rows, int columns, string name, string reason)
    {
        ArgumentNullException.ThrowIfNull(matrix, name);
        if (matrix.RowCount != rows || matrix.ColumnCount != columns)
            throw new ArgumentException($"{name} is {Of(matrix)} but {Of(rows, columns)} is needed: {reason}.", name);
    }
}
