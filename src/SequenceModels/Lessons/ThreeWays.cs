namespace SequenceModels.Lessons;

/// <summary>One derivative computed three ways: by the formula of the text, by central difference, by dual numbers.</summary>
/// <remarks>The last two know nothing of the formula: they only run the function. Derived in lesson 05-backpropagation-through-time.</remarks>
/// <param name="Name">What is differentiated by what.</param>
/// <param name="Formula">What the text says [m×n].</param>
/// <param name="CentralDifference">What two nudges of each variable say [m×n].</param>
/// <param name="DualNumbers">What the function says when it runs on numbers that carry their derivative [m×n].</param>
public sealed record ThreeWays(string Name, Matrix<double> Formula, Matrix<double> CentralDifference, Matrix<double> DualNumbers)
{
    internal const int Digits = 6;

    /// <summary>The derivative of one number by another.</summary>
    /// <param name="name">What is differentiated by what, for example <c>∂h₂/∂w</c>.</param>
    /// <param name="formula">What the text says it is.</param>
    /// <param name="f">The function, computed with <see cref="Dual"/>.</param>
    /// <param name="at">Where.</param>
    public static ThreeWays Of(string name, double formula, Func<Dual, Dual> f, double at)
    {
        AllGiven(name, f);
        return Of(name, Matrix<double>.Build.Dense(1, 1, formula), x => [f(x[0])], [at]);
    }

    /// <summary>The derivatives of m numbers by n numbers.</summary>
    /// <param name="name">What is differentiated by what, for example <c>∂h₂/∂W_hh</c>.</param>
    /// <param name="formula">What the text says it is [m×n].</param>
    /// <param name="f">n numbers to m numbers.</param>
    /// <param name="at">Where [n]; a matrix column after column.</param>
    /// <exception cref="ArgumentException">The formula has not the shape [m×n].</exception>
    public static ThreeWays Of(string name, Matrix<double> formula, Func<Dual[], Dual[]> f, IReadOnlyList<double> at)
    {
        AllGiven(name, formula);
        var (difference, dual) = (Jacobian.ByCentralDifference(f, at), Jacobian.ByDualNumbers(f, at));
        return (formula.RowCount, formula.ColumnCount) == (dual.RowCount, dual.ColumnCount)
            ? new(name, formula, difference, dual)
            : throw new ArgumentException($"The formula for {name} is [{formula.RowCount}×{formula.ColumnCount}], but f makes {dual.RowCount} numbers of {dual.ColumnCount}: it must be [{dual.RowCount}×{dual.ColumnCount}].", nameof(formula));
    }

    /// <summary>The largest difference between two of the three, in any entry, relative to entries above 1; infinite where one is not a number.</summary>
    public double LargestDifference => Enumerable.Range(0, Formula.RowCount * Formula.ColumnCount).Max(i => Difference(i % Formula.RowCount, i / Formula.RowCount));

    /// <summary>Name, the three, and the largest difference, in one line.</summary>
    public override string ToString() =>
        $"{Label} is {Shown(Formula):g9} by formula, {Shown(CentralDifference):g9} by central difference, {Shown(DualNumbers):g9} by dual numbers; the largest difference is {LargestDifference:0.0e0}";

    internal string Label => IsNumber(Formula) ? Name : $"{Name} [{Formula.RowCount}×{Formula.ColumnCount}]";

    private double Difference(int i, int j)
    {
        double[] ways = [Formula[i, j], CentralDifference[i, j], DualNumbers[i, j]];
        return ways.Any(double.IsNaN) ? double.PositiveInfinity : (ways.Max() - ways.Min()) / Math.Max(1, Math.Abs(DualNumbers[i, j]));
    }

    // Rounded, so that minus zero and the last bits of a processor are not shown.
    internal static double Shown(Matrix<double> matrix) => Math.Round(IsNumber(matrix) ? matrix[0, 0] : matrix.FrobeniusNorm(), Digits) + 0.0;

    private static bool IsNumber(Matrix<double> matrix) => matrix.RowCount * matrix.ColumnCount == 1;
}
