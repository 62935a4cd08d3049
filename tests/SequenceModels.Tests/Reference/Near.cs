using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;

namespace SequenceModels.Tests.Reference;

/// <summary>Asserts that matrices agree, and says where they do not.</summary>
internal static class Near
{
    public static void Equal(Matrix<Real> expected, Matrix<Real> actual, double relative = 1e-12, double absolute = 1e-12, string name = "matrix")
    {
        Assert.Equal((expected.RowCount, expected.ColumnCount), (actual.RowCount, actual.ColumnCount));
        foreach (var (row, column, value) in expected.EnumerateIndexed())
            Equal(value, actual[row, column], relative, absolute, $"{name}[{row},{column}]");
    }

    public static void Equal(State expected, State actual, string name)
    {
        Equal(expected.H, actual.H, 1e-11, 1e-11, name + " h");
        Assert.Equal(expected.C is null, actual.C is null);
        if (expected.C is not null)
            Equal(expected.C, actual.C!, 1e-11, 1e-11, name + " c");
    }

    public static void Equal(double expected, double actual, double relative = 1e-12, double absolute = 1e-12, string name = "number") =>
        Assert.True(Math.Abs(expected - actual) <= absolute + relative * Math.Abs(expected), $"{name}: expected {expected:r}, got {actual:r}");
}
