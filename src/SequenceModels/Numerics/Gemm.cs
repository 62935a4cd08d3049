namespace SequenceModels.Numerics;

/// <summary>C ← C + A·B, the product in which a recurrent network spends its time. See <see cref="NaiveGemm"/> for the same in three loops.</summary>
/// <remarks>
/// A <see cref="Panel"/> of A meets eight columns of B at a time in a <see cref="Microkernel"/>: 24 sums stay in registers while k runs.
/// The order of the additions over k does not depend on how many columns B has, so a batch gives the same bits whole and in parts.
/// </remarks>
public static class Gemm
{
    // Waking a second core takes some microseconds; so many products take some ten.
    private const int ProductsWorthACore = 1 << 20;

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
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        ArgumentNullException.ThrowIfNull(c);
        var (m, depth) = transposeA ? (a.ColumnCount, a.RowCount) : (a.RowCount, a.ColumnCount);
        var (k, n) = transposeB ? (b.ColumnCount, b.RowCount) : (b.RowCount, b.ColumnCount);
        if (k != depth || c.RowCount != m || c.ColumnCount != n)
            throw new ArgumentException($"A {Shape.Of(m, depth)} times B {Shape.Of(k, n)} cannot be added to C {Shape.Of(c)}: C must be [M×N] for A [M×K] and B [K×N].");
        if (transposeB)
        {
            Add(new OuterProducts(ColumnMajor.Of(transposeA ? a.Transpose() : a), ColumnMajor.Of(b), c, k));
            return;
        }
        using var packed = new PackedMatrix(a, transposeA);
        var (right, sums) = (ColumnMajor.Of(b), c.AsColumnMajorArray());
        Cores.Share(n, Microkernel.Wide, Pieces(m, n, k), (first, count) => packed.MultiplyAdd(right.AsSpan(first * k), count, sums.AsSpan(first * m)));
    }

    /// <summary>Adds sums of outer products whose C have equally many rows: each core takes some rows of all of them.</summary>
    internal static void Add(params IReadOnlyList<OuterProducts> products)
    {
        int pieces = (int)Math.Min(int.MaxValue, products.Sum(product => product.Work) / ProductsWorthACore);
        Cores.Share(products[0].C.RowCount, Panel.Lowest, pieces, (row, rows) =>
        {
            foreach (var product in products)
                product.AddRows(row, rows);
        });
    }

    /// <summary>How many cores a product keeps busy.</summary>
    private static int Pieces(int m, int n, int k) => (int)Math.Min(int.MaxValue, (long)m * n * k / ProductsWorthACore);
}
