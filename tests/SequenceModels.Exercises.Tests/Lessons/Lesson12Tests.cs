using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson12Tests
{
    public static TheoryData<string, object> OtherWays => new()
    {
        { "12.1", 0.03 },
        { "12.1", 0.0275f },
        { "12.1", 0.031m },
        { "12.2", (double[] x, int T) => Enumerable.Range(0, x.Length - T).Select(s => new[] { x.Skip(s).Take(T), x.Skip(s + 1).Take(T) }) },
        { "12.2", CutInALoop },
        { "12.3", ScaledInPlace },
        { "12.3", (double[] x, int train) => (Vector<double>.Build.Dense(x) - x.Take(train).Average()) / Deviation([.. x.Take(train)]) },
        { "12.3", (double[] x, int train) => x.Select(value => (float)((value - x.Take(train).Average()) / Deviation([.. x.Take(train)]))).ToList() },
        { "12.4", InALoop },
        { "12.4", (double[][] said, double[] came) => (double?)((Matrix<double>.Build.DenseOfRowArrays(said).ColumnSums() / said.Length - Vector<double>.Build.Dense(came)).L2Norm() / Math.Sqrt(came.Length)) },
        { "12.5", (double[] w, double sigma) => Math.Sqrt(sigma * sigma + w.Sum(one => one * sigma * one * sigma)) },
        { "12.5", (double[] w, double sigma) => (float)(sigma * Math.Sqrt(1 + w.Sum(one => one * one))) },
        { "12.5", (double[] w, double sigma) => (double?)Vector<double>.Build.Dense([sigma, .. w.Select(one => sigma * one)]).L2Norm() },
    };

    private static readonly Func<double[], int, List<(List<double>, List<double>)>> CutInALoop = (x, T) =>
    {
        List<(List<double>, List<double>)> windows = [];
        for (int last = T; last < x.Length; last++)
        {
            List<double> input = [], target = [];
            for (int t = last - T; t < last; t++)
            {
                input.Add(x[t]);
                target.Add(x[t + 1]);
            }
            windows.Add((input, target));
        }
        return windows;
    };

    private static readonly Func<double[], int, double[]> ScaledInPlace = (x, train) =>
    {
        double mean = x[..train].Average(), deviation = Deviation(x[..train]);
        for (int t = 0; t < x.Length; t++)
            x[t] = x[t] / deviation - mean / deviation;
        return x;
    };

    private static readonly Func<double[][], double[], double> InALoop = (said, came) =>
    {
        double sum = 0;
        for (int t = 0; t < came.Length; t++)
        {
            double miss = -said.Length * came[t];
            foreach (double[] one in said)
                miss += one[t];
            sum += Math.Pow(miss / said.Length, 2) / came.Length;
        }
        return Math.Pow(sum, 0.5);
    };

    private static double Deviation(double[] values) => Math.Sqrt(values.Average(value => value * value) - Math.Pow(values.Average(), 2));
}
