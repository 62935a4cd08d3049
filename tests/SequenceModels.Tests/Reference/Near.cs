using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;

namespace SequenceModels.Tests.Reference;

/// <summary>Asserts that matrices agree, and says where they do not.</summary>
/// <remarks>
/// Tolerances are given for double. None is less than 200 ε of a number and 50 ε beside it, about four times what was measured:
/// for float that is 2.4e-5 and 6e-6, and takes the place of nearly all that is given.
/// </remarks>
internal static class Near
{
    /// <summary>ε, from 1 to the next number: 2.2e-16 in double, 1.2e-7 in float.</summary>
    public static double Epsilon { get; } = Real.BitIncrement(1) - 1;

    public static void Equal(Matrix<Real> expected, Matrix<Real> actual, double relative = 1e-12, double absolute = 1e-12, string name = "matrix")
    {
        Assert.Equal((expected.RowCount, expected.ColumnCount), (actual.RowCount, actual.ColumnCount));
        foreach (var (row, column, value) in expected.EnumerateIndexed())
            Equal(value, actual[row, column], relative, absolute, $"{name}[{row},{column}]");
    }

    public static void Equal(State expected, State actual, string name, double within = 1e-11)
    {
        Equal(expected.H, actual.H, within, within, name + " h");
        Assert.Equal(expected.C is null, actual.C is null);
        if (expected.C is not null)
            Equal(expected.C, actual.C!, within, within, name + " c");
    }

    public static void Equal(double expected, double actual, double relative = 1e-12, double absolute = 1e-12, string name = "number") =>
        Assert.True(
            Math.Abs(expected - actual) <= Math.Max(absolute, 50 * Epsilon) + Math.Max(relative, 200 * Epsilon) * Math.Abs(expected),
            $"{name}: expected {expected:r}, got {actual:r}");
}
