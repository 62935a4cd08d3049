using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson13Tests
{
    public static TheoryData<string, object> OtherWays => new()
    {
        { "13.1", new[] { 0.227, 0.175, -0.106 } },
        { "13.1", Vector<double>.Build.Dense([0.2270, 0.1750, -0.1064]) },
        { "13.2", StepByStep },
        { "13.2", (double[] x, int J) => Enumerable.Range(0, J).Aggregate(Vector<double>.Build.Dense(x), (below, _) => Vector<double>.Build.DenseOfEnumerable(OneFloor(below))) },
        { "13.2", (double[] x, int J) => StepByStep(x, J).Select(h => (float)h) },
        { "13.3", InPlace },
        { "13.3", (Matrix<double> h, Matrix<double> u, double p) => h.Map2((value, share) => share >= p ? value : 0, u) / (1 - p) },
        { "13.4", (double[] p, double[] learnt, double[] unseen) => (double?)p.Zip(unseen).MinBy(pair => pair.Second).First },
        { "13.4", LoopForTheBest },
        { "13.5", Counted },
        { "13.5", (int J, int T) => (float)Counted(J, T) },
        { "13.5", (int J, int T) => (double?)Enumerable.Range(1, J - 1).Aggregate(0.5 * Math.Pow(0.8, T - 1), (weight, j) => weight * 0.5 * (T - 1 + j) / j) },
    };

    private static readonly Func<double[], int, double[]> StepByStep = (x, J) =>
    {
        double[] h = new double[J], top = new double[x.Length];
        for (int t = 0; t < x.Length; t++)
        {
            for (int j = 0; j < J; j++)
                h[j] = Math.Tanh(0.8 * h[j] + 0.5 * (j == 0 ? x[t] : h[j - 1]));
            top[t] = h[J - 1];
        }
        return top;
    };

    private static readonly Func<Matrix<double>, Matrix<double>, double, Matrix<double>> InPlace = (h, u, p) =>
    {
        for (int row = 0; row < h.RowCount; row++)
            for (int column = 0; column < h.ColumnCount; column++)
                h[row, column] *= u[row, column] < p ? 0 : 1 / (1 - p);
        return h;
    };

    private static readonly Func<double[], double[], double[], double> LoopForTheBest = (p, learnt, unseen) =>
    {
        int best = 0;
        for (int n = 1; n < p.Length; n++)
            best = unseen[n] < unseen[best] ? n : best;
        return p[best];
    };

    // Step by step through the figure: what arrives at a box is what its two neighbours send.
    private static readonly Func<int, int, double> Counted = (J, T) =>
    {
        var arrives = new double[J];
        for (int t = 0; t < T; t++)
            for (int j = 0; j < J; j++)
                arrives[j] = 0.8 * arrives[j] + 0.5 * (j > 0 ? arrives[j - 1] : t == 0 ? 1 : 0);
        return arrives[^1];
    };

    private static IEnumerable<double> OneFloor(IEnumerable<double> below)
    {
        double h = 0;
        foreach (double x in below)
            yield return h = Math.Tanh(x / 2 + 0.8 * h);
    }
}
