using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Exercises.Judging;
using SequenceModels.Numerics;

namespace SequenceModels.Exercises.Tests;

public class AnswerTests
{
    public static TheoryData<object, int[]> Shapes => new()
    {
        { new[,] { { 1, 2, 3 }, { 4, 5, 6 } }, [2, 3] },
        { new[,] { { 1f, 2, 3 }, { 4, 5, 6 } }, [2, 3] },
        { new[,] { { 1m, 2, 3 }, { 4, 5, 6 } }, [2, 3] },
        { new[,] { { 1.0, 2, 3 }, { 4, 5, 6 } }, [2, 3] },
        { new[,,] { { { 1 }, { 2 }, { 3 } }, { { 4 }, { 5 }, { 6 } } }, [2, 3, 1] },
        { new[,] { { Vector<double>.Build.Dense([1, 2, 3]), Vector<double>.Build.Dense([4, 5, 6]) } }, [1, 2, 3] },
        { Matrix<float>.Build.Dense(2, 3, [1, 4, 2, 5, 3, 6]), [2, 3] },
        { new List<double[]> { new double[] { 1, 2, 3 }, new double[] { 4, 5, 6 } }, [2, 3] },
        { ((1, 2, 3), (4, 5, 6)), [2, 3] },
        { new[] { 1, 2, 3, 4, 5, 6 }, [6] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void What_stands_in_rows_and_columns_keeps_its_shape(object value, int[] shape)
    {
        var answer = Answer.Of(value)!;
        Assert.Equal(shape, answer.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], answer.Values);
    }

    [Fact]
    public void A_table_of_texts_is_read_line_by_line() => Assert.Equal("a, b, c, d", Answer.Of(new[,] { { "a", "b" }, { "c", "d" } })!.Text);

    [Fact]
    public void A_complex_number_counts_if_it_is_real()
    {
        Assert.Equal([1.5], Answer.Of(new System.Numerics.Complex(1.5, 0))!.Values);
        Assert.Null(Answer.Of(new System.Numerics.Complex(1.5, 1)));
    }

    [Fact]
    public void A_row_a_column_and_a_list_are_the_same_answer()
    {
        var row = Matrix<double>.Build.DenseOfRowArrays([-0.46, -0.35, 0.21]);
        Assert.All(new object[] { row, row.Transpose(), row.Row(0), row.ToArray(), new Sequence(row) }, answer => Assert.Equal(VerdictStatus.Passed, Check.That("00.1", answer).Status));
    }

    [Fact]
    public void A_list_is_no_table() =>
        Assert.Contains("[4], not [2×2]", Check.That("01.2", (Matrix<double> counts) => ((counts + 1).NormalizeColumns(1).ToRowMajorArray())).Message);
}
