namespace SequenceModels.Numerics;

/// <summary>∂f/∂x [m×n] of a function from n numbers to m numbers, without anybody having derived it: row = what changes, column = what is nudged.</summary>
/// <remarks>Always in double precision. Derived in lesson 05b-the-backward-pass.</remarks>
public static class Jacobian
{
    /// <summary>(f(x + ε) − f(x − ε)) / 2ε for each entry of x: two runs of f an entry. The error is of order ε², plus rounding of order 1e-16/ε.</summary>
    /// <param name="f">n numbers to m numbers, computed with <see cref="Dual"/>; their slopes are not used here.</param>
    /// <param name="at">x [n], n ≥ 1.</param>
    /// <param name="step">ε, default 1e-5: about where the two errors are equal.</param>
    public static Matrix<double> ByCentralDifference(Func<Dual[], Dual[]> f, IReadOnlyList<double> at, double step = 1e-5) =>
        ByColumn(f, at, j =>
        {
            double[] above = Values(f(Nudged(at, j, new(step)))), below = Values(f(Nudged(at, j, new(-step))));
            return above.Zip(below, (a, b) => (a - b) / (2 * step));
        });

    /// <summary>The slopes that f brings along when one entry of x after the other is the variable: one run of f an entry, exact but for rounding.</summary>
    /// <param name="f">n numbers to m numbers.</param>
    /// <param name="at">x [n], n ≥ 1.</param>
    public static Matrix<double> ByDualNumbers(Func<Dual[], Dual[]> f, IReadOnlyList<double> at) =>
        ByColumn(f, at, j => f(Nudged(at, j, Dual.Variable(0))).Select(result => result.Slope));

    private static Matrix<double> ByColumn(Func<Dual[], Dual[]> f, IReadOnlyList<double> at, Func<int, IEnumerable<double>> column)
    {
        AllGiven(f, at);
        return Matrix<double>.Build.DenseOfColumns(Enumerable.Range(0, at.Count).Select(column));
    }

    private static Dual[] Nudged(IReadOnlyList<double> at, int entry, Dual nudge) =>
        [.. at.Select((value, i) => i == entry ? value + nudge : value)];

    private static double[] Values(Dual[] results) => [.. results.Select(result => result.Value)];
}
