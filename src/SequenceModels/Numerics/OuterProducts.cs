using System.Buffers;

namespace SequenceModels.Numerics;

/// <summary>C ← C + A·Bᵀ = C + Σ_k a_k·b_kᵀ, the sum over all examples and steps that a weight's gradient is.</summary>
internal sealed class OuterProducts
{
    private readonly ReadOnlyMemory<Real> a, b;
    private readonly int k;

    /// <param name="a">A [M×K] column-major.</param>
    /// <param name="b">B [N×K] column-major.</param>
    /// <param name="c">C [M×N], added to.</param>
    /// <param name="k">K, how many columns are paired.</param>
    public OuterProducts(ReadOnlyMemory<Real> a, ReadOnlyMemory<Real> b, Matrix<Real> c, int k)
    {
        // The microkernel reads without bounds checks, so the lengths are checked here, once.
        var (m, n) = (c.RowCount, c.ColumnCount);
        if (a.Length < m * k || b.Length < n * k)
            throw new ArgumentException($"{k} columns of {m} and {n} numbers need {m * k} in A and {n * k} in B; {a.Length} and {b.Length} were given.");
        (this.a, this.b, this.k, C) = (a, b, k, c);
    }

    public Matrix<Real> C { get; }

    /// <summary>M·N·K.</summary>
    public long Work => (long)C.RowCount * C.ColumnCount * k;

    /// <summary>Does it for some rows of C.</summary>
    public void AddRows(int first, int rows)
    {
        var (m, n) = (C.RowCount, C.ColumnCount);
        var panel = ArrayPool<Real>.Shared.Rent(Panel.Highest * Panel.Depth);
        var right = ArrayPool<Real>.Shared.Rent(RightColumns.PackedLength(n, Math.Min(Panel.Depth, k)));
        for (int start = 0; start < k; start += Panel.Depth)
        {
            int depth = Math.Min(Panel.Depth, k - start);
            var columns = new RightColumns(b.Span[(start * n)..], n, depth, n, right);
            for (int row = 0; row < rows; row += Panel.Height(rows - row))
            {
                var packed = panel.AsSpan(0, Panel.Height(rows - row) * depth);
                Panel.Pack(a.Span[(start * m + first)..], 1, m, row, rows, depth, packed);
                Panel.MultiplyAdd(packed, row, rows, columns, C.AsColumnMajorArray().AsSpan(first), m);
            }
        }
        ArrayPool<Real>.Shared.Return(panel);
        ArrayPool<Real>.Shared.Return(right);
    }
}
