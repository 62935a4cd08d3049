using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;
using SequenceModels.Tests.Reference;

namespace SequenceModels.Tests.Numerics;

public class GemmTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void The_fast_product_is_the_naive_product_at_any_size(bool transposeA, bool transposeB)
    {
        var random = new Random(3);
        for (int trial = 0; trial < 120; trial++)
        {
            var (m, k, n) = (random.Next(1, 120), random.Next(1, trial % 10 == 0 ? 600 : 40), random.Next(1, 30));
            var a = transposeA ? RandomMatrix.Of(k, m, random) : RandomMatrix.Of(m, k, random);
            var b = transposeB ? RandomMatrix.Of(n, k, random) : RandomMatrix.Of(k, n, random);
            var expected = RandomMatrix.Of(m, n, random);
            var actual = expected.Clone();
            NaiveGemm.MultiplyAdd(a, b, expected, transposeA, transposeB);
            Gemm.MultiplyAdd(a, b, actual, transposeA, transposeB);
            Near.Equal(expected, actual, name: $"{m}×{k}×{n}");
        }
    }

    [Fact]
    public void The_naive_product_is_MathNets()
    {
        var random = new Random(4);
        Matrix<Real> a = RandomMatrix.Of(3, 5, random), b = RandomMatrix.Of(5, 2, random), c = Matrix<Real>.Build.Dense(3, 2);
        NaiveGemm.MultiplyAdd(a, b, c);
        Near.Equal(a * b, c);
    }

    [Fact]
    public void A_product_that_does_not_fit_names_all_three_shapes()
    {
        var error = Assert.Throws<ArgumentException>(() => Gemm.Multiply(Matrix<Real>.Build.Dense(3, 4), Matrix<Real>.Build.Dense(5, 2)));
        Assert.Contains("A [3×4] times B [5×2] cannot be added to C [3×2]", error.Message, StringComparison.Ordinal);
    }
}
