using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Lessons;

namespace SequenceModels.Tests.Lessons;

public class ThreeWaysTests
{
    [Fact]
    public void A_right_formula_is_shown_beside_the_two_that_do_not_know_it()
    {
        string text = ThreeWays.Agree("squares", ThreeWays.Of("∂x²/∂x", 0.6, x => x * x, at: 0.3)).ToString();
        Assert.StartsWith("✔ squares; largest difference below 1e-9", text, StringComparison.Ordinal);
        Assert.Equal(3, text.Split("0.600000").Length - 1);
    }

    [Fact]
    public void A_matrix_is_shown_by_its_norm_and_its_shape()
    {
        var formula = Matrix<double>.Build.DenseOfArray(new double[,] { { 3, 0 }, { 0, 4 } });
        var row = ThreeWays.Of("∂h/∂W", formula, w => [3 * w[0], 4 * w[1]], [1, 1]);
        Assert.Contains("∂h/∂W [2×2] is 5 by formula", row.ToString(), StringComparison.Ordinal);
        Assert.InRange(row.LargestDifference, 0, 1e-9);
    }

    [Fact]
    public void A_wrong_formula_stops_the_lesson_and_is_named()
    {
        var right = ThreeWays.Of("∂x²/∂x", 6, x => x * x, at: 3);
        var wrong = ThreeWays.Of("∂x³/∂x", 9, x => x * x * x, at: 3);
        string message = Assert.Throws<InvalidOperationException>(() => ThreeWays.Agree("powers", right, wrong)).Message;
        Assert.StartsWith("✘ powers: ∂x³/∂x is 9 by formula, 27", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_in_one_entry_is_enough()
    {
        var formula = Matrix<double>.Build.DenseOfArray(new[,] { { 1, 0 }, { 1e-8, 1 } });
        Assert.Throws<InvalidOperationException>(() => ThreeWays.Agree("identity", ThreeWays.Of("∂x/∂x", formula, x => x, [0.5, 2])));
    }

    [Fact]
    public void Not_a_number_never_agrees() =>
        Assert.Throws<InvalidOperationException>(() => ThreeWays.Agree("NaN", ThreeWays.Of("∂x/∂x", double.NaN, x => x, 1)));

    [Fact]
    public void Nothing_proves_nothing() => Assert.Throws<InvalidOperationException>(() => ThreeWays.Agree("nothing"));

    [Fact]
    public void A_formula_of_another_shape_is_refused_with_both_shapes()
    {
        string message = Assert.Throws<ArgumentException>(() => ThreeWays.Of("∂h/∂x", Matrix<double>.Build.Dense(2, 1), x => x, [1, 2])).Message;
        Assert.StartsWith("The formula for ∂h/∂x is [2×1], but f makes 2 numbers of 2: it must be [2×2].", message, StringComparison.Ordinal);
    }
}
