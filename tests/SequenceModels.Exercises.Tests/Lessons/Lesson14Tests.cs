using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson14Tests
{
    public static TheoryData<string, object> OtherWays => new()
    {
        { "14.1", new[] { 0, 1, 1, 1 } },
        { "14.1", new List<bool> { false, true, true, true } },
        { "14.2", AllInOneLoop },
        { "14.2", Recursive },
        { "14.2", (double[] x, int U) => Recursive(x, U).Select(y => (float)y).ToArray() },
        { "14.3", InPlace },
        { "14.3", (int[] y, int start) => y.Prepend(start).SkipLast(1) },
        { "14.4", EveryPair },
        { "14.4", (double[] first, double[][] then, int W) => (float)EveryPair(first, then, W) },
        { "14.4", (double[] first, double[][] then, int W) => (double?)Math.Exp(first.Zip(then, (p, next) => (p, best: Math.Log(p) + next.Max(Math.Log))).OrderBy(pair => -pair.p).Take(W).Max(pair => pair.best)) },
        { "14.5", (int V, int W, int U) => (long)Enumerable.Range(0, U).Sum(u => Math.Min(W, Math.Pow(V, u)) * V) },
        { "14.5", Counted },
    };

    private static readonly Func<double[], int, List<double>> AllInOneLoop = (x, U) =>
    {
        double h = 0;
        List<double> said = [];
        for (int t = 0; t < x.Length + U; t++)
        {
            h = Step(t < x.Length ? x[t] : t == x.Length ? 0 : h, h);
            if (t >= x.Length)
                said.Add(h);
        }
        return said;
    };

    private static readonly Func<double[], int, Vector<double>> Recursive = (x, U) =>
        Vector<double>.Build.Dense(U, u => Said(x, u + 1));

    private static readonly Func<int[], int, int[]> InPlace = (y, start) =>
    {
        for (int u = y.Length - 1; u > 0; u--)
            y[u] = y[u - 1];
        y[0] = start;
        return y;
    };

    private static readonly Func<double[], double[][], int, double> EveryPair = (first, then, W) =>
    {
        double best = 0;
        for (int i = 0; i < first.Length; i++)
            foreach (double next in then[i])
                best = first.Count(p => p > first[i]) < W ? Math.Max(best, first[i] * next) : best;
        return best;
    };

    private static readonly Func<int, int, int, int> Counted = (V, W, U) =>
    {
        int kept = 1, scored = 0;
        for (int u = 0; u < U; u++)
        {
            int all = kept * V;
            scored += all;
            kept = Math.Min(all, W);
        }
        return scored;
    };

    private static double Said(double[] x, int u) =>
        u == 0 ? x.Aggregate(0.0, (h, move) => Step(move, h)) : Step(u == 1 ? 0 : Said(x, u - 1), Said(x, u - 1));

    private static double Step(double input, double state) => Math.Tanh(input / 2 + 0.8 * state);
}
