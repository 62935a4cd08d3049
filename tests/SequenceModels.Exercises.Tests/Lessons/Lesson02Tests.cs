using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Data;
using SequenceModels.Probability;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson02Tests
{
    public static TheoryData<string, object> OtherWays => new()
    {
        { "02.1", new[] { 1, 1, 8 } },
        { "02.1", (0.99, 1.01, 8.1) },
        { "02.2", (double[] x) => Loop(x) },
        { "02.2", (IEnumerable<double> x) => x.Skip(1).Zip(x, (next, last) => last * next).Sum() / x.SkipLast(1).Sum(last => last * last) },
        { "02.2", (double[] x) => Vector<double>.Build.Dense(x[..^1]) * Vector<double>.Build.Dense(x[1..]) / Math.Pow(Vector<double>.Build.Dense(x[..^1]).L2Norm(), 2) },
        { "02.2", (double[] x) => Matrix<double>.Build.DenseOfColumnArrays(x[..^1]).QR().Solve(Vector<double>.Build.Dense(x[1..])) },
        { "02.3", (double[] x, double[] w, int t, int k) => new AutoregressiveModel(Vector<double>.Build.Dense(w)).Forecast(x.AsSpan(0, t - k + 1), k)[^1] },
        { "02.3", (double[] x, double[] w, int t, int k) => InPlace(x, w, t, k) },
        { "02.3", (IReadOnlyList<double> x, IReadOnlyList<double> w, int t, int k) => Recursive(x, w, t, t - k) },
        { "02.3", (double[] x, double[] w, int t, int k) => (double?)Companion(x, w, t, k) },
        { "02.4", ByHand() },
        { "02.4", Math.Round(ByHand(), 4) },
        { "02.5", (double c, double[] w) => Enumerable.Range(0, 2000).Aggregate(w.Select(_ => 0.0).ToList(), (window, _) => [c + window.Zip(w, (x, weight) => weight * x).Sum(), .. window[..^1]])[0] },
        { "02.5", (double c, IReadOnlyList<double> w) => -c / (w.Aggregate((s, weight) => s + weight) - 1) },
        { "02.2", (double[] x) => (float)Loop(x) },
        { "02.5", (double c, double[] w) => (float)c / (1 - w.Select(weight => (float)weight).Sum()) },
    };

    private static double Loop(double[] x)
    {
        double above = 0, below = 0;
        for (int t = x.Length - 1; t > 0; t--)
        {
            above += x[t] * x[t - 1];
            below += Math.Pow(x[t - 1], 2);
        }
        return above / below;
    }

    // The forecasts are written over the values that were not known.
    private static double InPlace(double[] x, double[] w, int t, int k)
    {
        for (int s = t - k + 1; s <= t; s++)
            x[s] = Enumerable.Range(1, w.Length).Sum(lag => w[lag - 1] * x[s - lag]);
        return x[t];
    }

    private static double Recursive(IReadOnlyList<double> x, IReadOnlyList<double> w, int t, int known)
    {
        var forecasts = new Dictionary<int, double>();
        double At(int s) => s <= known ? x[s] : forecasts.TryGetValue(s, out double made) ? made : forecasts[s] = w.Select((weight, i) => weight * At(s - 1 - i)).Sum();
        return At(t);
    }

    private static double Companion(double[] x, double[] w, int t, int k)
    {
        var a = Matrix<double>.Build.Dense(w.Length, w.Length, (row, column) => row == 0 ? w[column] : row - 1 == column ? 1 : 0);
        return (a.Power(k) * Vector<double>.Build.Dense(w.Length, lag => x[t - k - lag]))[0];
    }

    // Normal equations and plain loops in place of QR and windows.
    private static double ByHand()
    {
        double[] x = Synthetic.NoisySine(new Random(1));
        double[] Window(int target) => x[(target - 67)..(target - 63)];
        var rows = Matrix<double>.Build.DenseOfRows(Enumerable.Range(67, 533).Select(Window));
        var w = (rows.Transpose() * rows).Solve(rows.Transpose() * Vector<double>.Build.Dense(x[67..600]));
        return Math.Sqrt(Enumerable.Range(667, 333).Average(t => Math.Pow(x[t] - Window(t).Zip(w, (value, weight) => value * weight).Sum(), 2)));
    }
}
