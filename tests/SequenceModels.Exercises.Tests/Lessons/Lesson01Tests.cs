using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson01Tests
{
    private static readonly string[] Days = ["DDD", "DDR", "DRD", "DRR", "RDD", "RDR", "RRD", "RRR"];
    private static readonly double[] Joint = [.36, .09, .05, .10, .12, .04, .12, .12];

    public static TheoryData<string, object> OtherWays => new()
    {
        { "01.1", new[] { 0, 1, 1, 0 } },
        { "01.1", (0.0, 1.0, 1.0, 0.0) },
        { "01.2", (Matrix<double> counts) => Loops(counts) },
        { "01.2", (Matrix<double> counts) => (counts + 1).NormalizeColumns(1) },
        { "01.2", (Matrix<double> counts) => counts.EnumerateColumns().Select(column => (column + 1) / (column.Sum() + column.Count)).ToArray() is var columns ? Matrix<double>.Build.DenseOfColumnVectors(columns).ToArray() : null },
        { "01.3", (int n) => Enumerable.Range(0, n).Skip(n / 10 * 9).ToList() },
        { "01.3", (int n) => Enumerable.Range(0, n).Where(line => line >= 0.9 * n).ToArray() },
        { "01.4", Sum((x1, _, x3) => $"{x1}?{x3}", (x1, _) => $"{x1}??") - Sum((x1, x2, x3) => $"{x1}{x2}{x3}", (x1, x2) => $"{x1}{x2}?") },
        { "01.4", (double?)Math.Round(Divergence(), 4) },
        { "01.5", (double a, double b) => Vector<double>.Build.Dense([2 * Math.Cos(a) + 2 * Math.Cos(b), -2 - 4 * Math.Cos(a) * Math.Cos(b), 2 * (Math.Cos(a) + Math.Cos(b)), -1]) },
        { "01.5", (double a, double b) => Product([1, -2 * Math.Cos(a), 1], [1, -2 * Math.Cos(b), 1]).Skip(1).Select(c => -c).ToList() },
        { "01.2", (Matrix<double> counts) => (counts + 1).NormalizeColumns(1).ToSingle() },
        { "01.3", (int n) => Enumerable.Range(1, n / 10).Select(back => n - back) },
    };

    [Fact]
    public void The_weights_of_the_chord_continue_the_chord()
    {
        double[] chord = [.. Enumerable.Range(0, 50).Select(t => Math.Sin(0.3 * t) + 2 * Math.Cos(0.7 * t))];
        double[] w = (double[])Catalogue.Find("01.5").Answer.DynamicInvoke(0.3, 0.7)!;
        Assert.All(Enumerable.Range(4, 46), t => Assert.Equal(chord[t], w.Select((weight, lag) => weight * chord[t - 1 - lag]).Sum(), 1e-9));
    }

    private static Matrix<double> Loops(Matrix<double> counts)
    {
        for (int last = 0; last < counts.ColumnCount; last++)
        {
            double sum = 0;
            for (int next = 0; next < counts.RowCount; next++)
                sum += ++counts[next, last];
            for (int next = 0; next < counts.RowCount; next++)
                counts[next, last] /= sum;
        }
        return counts;
    }

    private static double Sum(Func<char, char, char, string> above, Func<char, char, string> below) =>
        Days.Zip(Joint, (d, p) => -p * Math.Log2(P(above(d[0], d[1], d[2])) / P(below(d[0], d[1])))).Sum();

    // The price of forgetting is the divergence of the world believed in from the true one.
    private static double Divergence() => Days.Zip(Joint, (d, p) => p * Math.Log2(p / (P(d[..2] + "?") * P($"{d[0]}?{d[2]}") / P($"{d[0]}??")))).Sum();

    private static double P(string pattern) => Days.Zip(Joint, (d, p) => d.Zip(pattern).All(x => x.Second == '?' || x.Second == x.First) ? p : 0).Sum();

    private static double[] Product(double[] a, double[] b)
    {
        double[] product = new double[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++)
            for (int j = 0; j < b.Length; j++)
                product[i + j] += a[i] * b[j];
        return product;
    }
}
