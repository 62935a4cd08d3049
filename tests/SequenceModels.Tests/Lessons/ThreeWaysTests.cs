using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Lessons;

namespace SequenceModels.Tests.Lessons;

public class ThreeWaysTests
{
    [Fact]
    public void A_matrix_is_shown_by_its_norm_and_its_shape()
    {
        var formula = Matrix<double>.Build.DenseOfArray(new double[,] { { 3, 0 }, { 0, 4 } });
        var row = ThreeWays.Of("∂h/∂W", formula, w => [3 * w[0], 4 * w[1]], [1, 1]);
        Assert.Contains("∂h/∂W [2×2] is 5 by formula", row.ToString(), StringComparison.Ordinal);
        Assert.InRange(row.LargestDifference, 0, 1e-9);
    }

    [Fact]
    public void A_formula_of_another_shape_is_refused_with_both_shapes()
    {
        string message = Assert.Throws<ArgumentException>(() => ThreeWays.Of("∂h/∂x", Matrix<double>.Build.Dense(2, 1), x => x, [1, 2])).Message;
        Assert.StartsWith("The formula for ∂h/∂x is [2×1], but f makes 2 numbers of 2: it must be [2×2].", message, StringComparison.Ordinal);
    }
}
