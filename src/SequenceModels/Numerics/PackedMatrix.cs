using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Numerics;

/// <summary>A matrix A [M×K] laid out in panels for <see cref="Gemm"/>: pack once, multiply many times, as W_hh is in every step.</summary>
internal sealed class PackedMatrix
{
    private readonly Real[] panels;

    /// <param name="matrix">A [M×K], or [K×M] when transposed; later changes of it are not seen.</param>
    /// <param name="transpose">Pack Aᵀ; default no.</param>
    public PackedMatrix(Matrix<Real> matrix, bool transpose = false)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        (Rows, Depth) = transpose ? (matrix.ColumnCount, matrix.RowCount) : (matrix.RowCount, matrix.ColumnCount);
        int panelRows = Gemm.PanelRows;
        panels = new Real[(Rows + panelRows - 1) / panelRows * panelRows * Depth];
        var values = matrix.AsColumnMajorArray() ?? matrix.ToColumnMajorArray();
        var (strideRow, strideDepth) = transpose ? (matrix.RowCount, 1) : (1, matrix.RowCount);
        for (int row = 0; row < Rows; row++)
        {
            int place = row / panelRows * panelRows * Depth + row % panelRows;
            for (int k = 0; k < Depth; k++)
                panels[place + k * panelRows] = values[row * strideRow + k * strideDepth];
        }
    }

    public int Rows { get; }

    public int Depth { get; }

    /// <summary>C ← C + A·B.</summary>
    /// <param name="b">B [K×N] column-major, or [N×K] when transposed.</param>
    /// <param name="n">N.</param>
    /// <param name="c">C [M×N] column-major, added to.</param>
    /// <param name="transposeB">Take Bᵀ; default no.</param>
    public void MultiplyAdd(ReadOnlySpan<Real> b, int n, Span<Real> c, bool transposeB = false)
    {
        // The tile reads without bounds checks, so the lengths are checked here, once.
        if (b.Length < Depth * n || c.Length < Rows * n)
            throw new ArgumentException($"A {Shape.Of(Rows, Depth)} times {n} columns needs {Depth * n} numbers in B and {Rows * n} in C; {b.Length} and {c.Length} were given.");
        var (strideK, strideN) = transposeB ? (n, 1) : (1, Depth);
        int panelRows = Gemm.PanelRows;
        for (int row = 0; row < Rows; row += panelRows)
            Gemm.MultiplyAddPanel(panels.AsSpan(row * Depth, panelRows * Depth), Depth, b, strideK, strideN, n, c[row..], Rows, Math.Min(panelRows, Rows - row));
    }
}
