using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Data;

namespace SequenceModels.Tests.Data;

public sealed class WindowsTests
{
    [Fact]
    public void One_column_is_one_window_with_the_value_that_follows()
    {
        var windows = Windows.Over([1, 2, 3, 4, 5], tau: 3);
        Assert.Equal(Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 2 }, { 2, 3 }, { 3, 4 } }), windows.Inputs);
        Assert.Equal(Vector<double>.Build.Dense([4.0, 5.0]), windows.Targets);
    }

    [Fact]
    public void The_target_may_lie_further_ahead()
    {
        var windows = Windows.Over([1, 2, 3, 4, 5], tau: 2, ahead: 3);
        Assert.Equal(1, windows.Inputs.ColumnCount);
        Assert.Equal(5, windows.Targets[0]);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(3, 3)]
    public void A_window_that_does_not_fit_is_refused(int tau, int ahead) =>
        Assert.Throws<ArgumentException>(() => Windows.Over([1, 2, 3, 4, 5], tau, ahead));

    [Fact]
    public void Sizes_beyond_all_arrays_are_refused_in_words()
    {
        Assert.Contains("no window", Assert.Throws<ArgumentException>(() => Windows.Over(new double[5], int.MaxValue, int.MaxValue)).Message, StringComparison.Ordinal);
        Assert.Contains("no window", Assert.Throws<ArgumentException>(() => Windows.Over([], 1)).Message, StringComparison.Ordinal);
        Assert.Contains("more than one array holds", Assert.Throws<ArgumentException>(() => Windows.Over(new double[200_000], 100_000)).Message, StringComparison.Ordinal);
    }
}
