using System.Buffers;

namespace SequenceModels.Numerics;

/// <summary>A matrix A [M×K] laid out in panels for <see cref="Gemm"/>: pack once, multiply many times, as W_hh is in every step.</summary>
/// <remarks>The memory is borrowed; disposing gives it back, so that training borrows the same again in every batch.</remarks>
internal sealed class PackedMatrix : IDisposable
{
    // So many columns of C stay in the second cache while all panels pass.
    private const int ColumnsAtOnce = 96;

    private readonly Real[] panels;

    /// <param name="matrix">A [M×K], or [K×M] when transposed; later changes of it are not seen.</param>
    /// <param name="transpose">Pack Aᵀ; default no.</param>
    public PackedMatrix(Matrix<Real> matrix, bool transpose = false)
    {
        (Rows, Depth) = transpose ? (matrix.ColumnCount, matrix.RowCount) : (matrix.RowCount, matrix.ColumnCount);
        panels = ArrayPool<Real>.Shared.Rent(Panel.PaddedRows(Rows) * Depth);
        var values = ColumnMajor.Of(matrix);
        var (strideRow, strideDepth) = transpose ? (matrix.RowCount, 1) : (1, matrix.RowCount);
        for (int k = 0; k < Depth; k += Panel.Depth)
        {
            for (int row = 0; row < Rows; row += Panel.Height(Rows - row))
                Panel.Pack(values.AsSpan(k * strideDepth), strideRow, strideDepth, row, Rows, DepthFrom(k), At(k, row));
        }
    }

    public int Rows { get; }

    public int Depth { get; }

    /// <summary>C ← C + A·B.</summary>
    /// <param name="b">B [K×N] column-major.</param>
    /// <param name="n">N.</param>
    /// <param name="c">C [M×N] column-major, added to.</param>
    public void MultiplyAdd(ReadOnlySpan<Real> b, int n, Span<Real> c)
    {
        // The microkernel reads without bounds checks, so the lengths are checked here, once.
        if (b.Length < Depth * n || c.Length < Rows * n)
            throw new ArgumentException($"A {Shape.Of(Rows, Depth)} times {n} columns needs {Depth * n} numbers in B and {Rows * n} in C; {b.Length} and {c.Length} were given.");
        for (int column = 0; column < n; column += ColumnsAtOnce)
            MultiplyAddColumns(b[(column * Depth)..], Math.Min(ColumnsAtOnce, n - column), c[(column * Rows)..]);
    }

    /// <summary>Gives the memory back. The matrix must not be used again.</summary>
    public void Dispose() => ArrayPool<Real>.Shared.Return(panels);

    private void MultiplyAddColumns(ReadOnlySpan<Real> b, int n, Span<Real> c)
    {
        Span<Real> rest = stackalloc Real[RightColumns.RestLength(n, DepthFrom(0))];
        for (int k = 0; k < Depth; k += Panel.Depth)
        {
            var columns = new RightColumns(b[k..], 1, Depth, DepthFrom(k), n, rest);
            for (int row = 0; row < Rows; row += Panel.Height(Rows - row))
                Panel.MultiplyAdd(At(k, row), row, Rows, columns, c, Rows);
        }
    }

    private int DepthFrom(int k) => Math.Min(Panel.Depth, Depth - k);

    private Span<Real> At(int k, int row) => panels.AsSpan(k * Panel.PaddedRows(Rows) + row * DepthFrom(k), Panel.Height(Rows - row) * DepthFrom(k));
}
