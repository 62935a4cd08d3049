namespace SequenceModels.Numerics;

/// <summary>C_ij ← C_ij + Σ_k A_ik·B_kj, as the definition says it: the oracle of <see cref="Gemm"/> and what it is measured against.</summary>
public static class NaiveGemm
{
    /// <inheritdoc cref="Gemm.MultiplyAdd(Matrix{Real}, Matrix{Real}, Matrix{Real}, bool, bool)"/>
    public static void MultiplyAdd(Matrix<Real> a, Matrix<Real> b, Matrix<Real> c, bool transposeA = false, bool transposeB = false)
    {
        AllGiven(a, b, c);
        var (left, right) = (transposeA ? a.Transpose() : a, transposeB ? b.Transpose() : b);
        for (int i = 0; i < c.RowCount; i++)
        {
            for (int j = 0; j < c.ColumnCount; j++)
            {
                for (int k = 0; k < left.ColumnCount; k++)
                    c[i, j] += left[i, k] * right[k, j];
            }
        }
    }
}
