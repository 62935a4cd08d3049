using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Numerics;

/// <summary>C ← C + A·B, the product in which a recurrent network spends its time. See <see cref="NaiveGemm"/> for the same in three loops.</summary>
/// <remarks>
/// A panel of A (two vectors tall, packed) meets six columns of B: twelve sums stay in registers while k runs.
/// The order of the additions over k is that of the naive loop, whatever the width of the vectors.
/// </remarks>
public static class Gemm
{
    private const int ColumnsAtOnce = 6;

    /// <summary>Rows of a panel: two of the widest vectors this processor has.</summary>
    internal static int PanelRows => 2 * (Vector512.IsHardwareAccelerated ? Lanes512.Count : Lanes256.Count);

    /// <summary>A·B as a new matrix.</summary>
    /// <param name="a">A [M×K].</param>
    /// <param name="b">B [K×N].</param>
    /// <returns>[M×N].</returns>
    /// <exception cref="ArgumentException">A has not as many columns as B has rows.</exception>
    public static Matrix<Real> Multiply(Matrix<Real> a, Matrix<Real> b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var c = Matrix<Real>.Build.Dense(a.RowCount, b.ColumnCount);
        MultiplyAdd(a, b, c);
        return c;
    }

    /// <summary>C ← C + op(A)·op(B), where op is the matrix itself or its transpose. All three are dense.</summary>
    /// <param name="a">A [M×K], or [K×M] when transposed.</param>
    /// <param name="b">B [K×N], or [N×K] when transposed.</param>
    /// <param name="c">C [M×N], added to.</param>
    /// <param name="transposeA">Take Aᵀ; default no.</param>
    /// <param name="transposeB">Take Bᵀ; default no.</param>
    /// <exception cref="ArgumentException">The shapes do not fit.</exception>
    public static void MultiplyAdd(Matrix<Real> a, Matrix<Real> b, Matrix<Real> c, bool transposeA = false, bool transposeB = false)
    {
        var packed = new PackedMatrix(a, transposeA);
        var (k, n) = transposeB ? (b.ColumnCount, b.RowCount) : (b.RowCount, b.ColumnCount);
        if (k != packed.Depth || c.RowCount != packed.Rows || c.ColumnCount != n)
            throw new ArgumentException($"A {Shape.Of(packed.Rows, packed.Depth)} times B {Shape.Of(k, n)} cannot be added to C {Shape.Of(c)}: C must be [M×N] for A [M×K] and B [K×N].");
        packed.MultiplyAdd(b.AsColumnMajorArray() ?? b.ToColumnMajorArray(), n, c.AsColumnMajorArray(), transposeB);
    }

    /// <summary>Adds one packed panel times B to the panel's rows of C.</summary>
    internal static void MultiplyAddPanel(ReadOnlySpan<Real> panel, int depth, ReadOnlySpan<Real> b, int strideK, int strideN, int n, Span<Real> c, int strideC, int rows)
    {
        Span<Real> tile = stackalloc Real[PanelRows * ColumnsAtOnce];
        for (int column = 0; column < n; column += ColumnsAtOnce)
        {
            int columns = Math.Min(ColumnsAtOnce, n - column);
            var bColumns = b[(column * strideN)..];
            if (Vector512.IsHardwareAccelerated)
                Tile<Lanes512>(panel, depth, bColumns, strideK, strideN, columns, tile);
            else
                Tile<Lanes256>(panel, depth, bColumns, strideK, strideN, columns, tile);
            for (int j = 0; j < columns; j++)
            {
                var into = c.Slice((column + j) * strideC, rows);
                for (int i = 0; i < into.Length; i++)
                    into[i] += tile[j * PanelRows + i];
            }
        }
    }

    private static void Tile<TLanes>(ReadOnlySpan<Real> panel, int depth, ReadOnlySpan<Real> b, int strideK, int strideN, int columns, Span<Real> tile)
        where TLanes : struct, ILanes<TLanes>
    {
        // A column that is not there is read as the last one that is, and its sums are left unused.
        int last = columns - 1;
        int s1 = Math.Min(1, last) * strideN, s2 = Math.Min(2, last) * strideN, s3 = Math.Min(3, last) * strideN;
        int s4 = Math.Min(4, last) * strideN, s5 = Math.Min(5, last) * strideN;
        TLanes c00 = default, c10 = default, c01 = default, c11 = default, c02 = default, c12 = default;
        TLanes c03 = default, c13 = default, c04 = default, c14 = default, c05 = default, c15 = default;
        ref Real a = ref MemoryMarshal.GetReference(panel);
        ref Real b0 = ref MemoryMarshal.GetReference(b);
        for (int k = 0; k < depth; k++)
        {
            var a0 = TLanes.Load(ref Unsafe.Add(ref a, k * 2 * TLanes.Count));
            var a1 = TLanes.Load(ref Unsafe.Add(ref a, (k * 2 + 1) * TLanes.Count));
            ref Real bk = ref Unsafe.Add(ref b0, k * strideK);
            (c00, c10) = (TLanes.MultiplyAdd(a0, bk, c00), TLanes.MultiplyAdd(a1, bk, c10));
            (c01, c11) = (TLanes.MultiplyAdd(a0, Unsafe.Add(ref bk, s1), c01), TLanes.MultiplyAdd(a1, Unsafe.Add(ref bk, s1), c11));
            (c02, c12) = (TLanes.MultiplyAdd(a0, Unsafe.Add(ref bk, s2), c02), TLanes.MultiplyAdd(a1, Unsafe.Add(ref bk, s2), c12));
            (c03, c13) = (TLanes.MultiplyAdd(a0, Unsafe.Add(ref bk, s3), c03), TLanes.MultiplyAdd(a1, Unsafe.Add(ref bk, s3), c13));
            (c04, c14) = (TLanes.MultiplyAdd(a0, Unsafe.Add(ref bk, s4), c04), TLanes.MultiplyAdd(a1, Unsafe.Add(ref bk, s4), c14));
            (c05, c15) = (TLanes.MultiplyAdd(a0, Unsafe.Add(ref bk, s5), c05), TLanes.MultiplyAdd(a1, Unsafe.Add(ref bk, s5), c15));
        }
        ReadOnlySpan<TLanes> sums = [c00, c10, c01, c11, c02, c12, c03, c13, c04, c14, c05, c15];
        MemoryMarshal.Cast<TLanes, Real>(sums).CopyTo(tile);
    }
}
