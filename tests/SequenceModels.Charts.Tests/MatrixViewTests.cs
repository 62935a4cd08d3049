using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Charts.Tests;

public class MatrixViewTests
{
    [Fact]
    public void Text_has_name_shape_and_aligned_numbers()
    {
        var view = Matrix<double>.Build.DenseOfRowArrays([0.5, -10], [1, 0]).Show("W_hh", decimals: 1, rows: ["a", "b"], columns: ["x", "y"]);
        Assert.Equal("W_hh [2×2]\n       x      y\n  a  0.5  -10.0\n  b  1.0    0.0", view.ToString());
    }

    [Fact]
    public void Html_tints_below_zero_blue_and_above_zero_orange()
    {
        var html = Vector<double>.Build.Dense([1.0, -0.5]).Show("b_h").ToHtml();
        Assert.Contains("background:rgba(213,94,0,0.45)\">1.0<", html);
        Assert.Contains("background:rgba(0,114,178,0.23)\">-0.5<", html);
    }

    [Fact]
    public void Names_with_symbols_have_real_subscripts()
    {
        var html = Vector<double>.Build.Dense(1).Show("W_{hh}", rows: ["h_1"]).ToHtml();
        Assert.Contains(">W<sub>hh</sub> [1]<", html);
        Assert.Contains(">h<sub>1</sub><", html);
        Assert.Contains(">x<sub>t</sub></th>", Table.Of("t", ("x_t", [1])).ToHtml());
    }

    [Fact]
    public void A_large_matrix_keeps_its_last_row_and_column_in_sight()
    {
        var text = Matrix<double>.Build.Dense(100, 100, (i, j) => i == 99 && j == 99 ? 7 : 0).Show("W").ToString();
        Assert.EndsWith("⋯  7", text);
        Assert.Equal(13, text.Split('\n').Length);
    }

    [Fact]
    public void Numbers_in_a_list_are_one_row() => Assert.Equal("L [2]\n  0.5  1.0", new[] { 0.5, 1 }.Show("L").ToString());

    [Fact]
    public void Names_that_do_not_fit_are_refused() =>
        Assert.Contains("1 names for 2 rows", Assert.Throws<ArgumentException>(() => Vector<double>.Build.Dense(2).Show("b", rows: ["a"])).Message);
}
