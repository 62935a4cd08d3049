using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Probability;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson03Tests
{
    public static TheoryData<string, object> OtherWays => new()
    {
        { "03.1", new[] { 7, 2, 7 } },
        { "03.1", new List<double> { 7.0, 2.0, Enumerable.Range(1, 20).First(n => new ExponentialSmoothing(0.1).Weights(n).Sum() >= 0.5) } },
        { "03.2", (Matrix<double> a, Matrix<double> e, Vector<double> f, int line) => Loops(a, e, f, line) },
        { "03.2", (Matrix<double> a, Matrix<double> e, Vector<double> f, int line) => (a * f).PointwiseMultiply(e.Row(line)).Normalize(1) },
        { "03.2", (Matrix<double> a, Matrix<double> e, Vector<double> f, int line) => (Matrix<double>.Build.DenseOfDiagonalVector(e.Row(line)) * a * f.ToColumnMatrix()).NormalizeColumns(1) },
        { "03.3", (double[] x, double alpha, int from) => ForecastError.Rmse(new ExponentialSmoothing(alpha).KStepPredictions(x, 1, from), x.AsSpan(from)) },
        { "03.3", (double[] x, double alpha, int from) => ForecastError.Rmse(new ExponentialSmoothing(alpha).Filter(x).AsSpan()[(from - 1)..^1], x.AsSpan(from)) },
        { "03.3", (double[] x, double alpha, int from) => Running(x, alpha, from) },
        { "03.4", new HiddenMarkovEnumeration(Server()).Filter([2, 0, 0])[0, 2] },
        { "03.4", (double?)Math.Round(Server().Filter([2, 0, 0])[0, 2], 4) },
        { "03.5", (double alpha, int t) => 1 / Enumerable.Range(0, t).Sum(lag => Math.Pow(1 - alpha, lag)) },
        { "03.5", (double alpha, int t) => (double?)Recursive(alpha, t) },
        { "03.2", (Matrix<double> a, Matrix<double> e, Vector<double> f, int line) => Vector<double>.Build.Dense(Loops(a, e, f, line)).ToRowMatrix() },
        { "03.5", (double alpha, int t) => (float)alpha / (1 - MathF.Pow(1 - (float)alpha, t)) },
    };

    private static HiddenMarkovModel Server() => new(
        Matrix<double>.Build.DenseOfArray(new[,] { { 0.98, 0.04 }, { 0.02, 0.96 } }),
        Matrix<double>.Build.DenseOfArray(new[,] { { 0.85, 0.30 }, { 0.15, 0.30 }, { 0, 0.40 } }),
        Vector<double>.Build.Dense([0.5, 0.5]));

    private static double[] Loops(Matrix<double> a, Matrix<double> e, Vector<double> f, int line)
    {
        double[] belief = new double[f.Count];
        for (int to = 0; to < f.Count; to++)
            for (int from = 0; from < f.Count; from++)
                belief[to] += e[line, to] * a[to, from] * f[from];
        double sum = belief.Sum();
        for (int state = 0; state < belief.Length; state++)
            belief[state] /= sum;
        return belief;
    }

    private static double Running(double[] x, double alpha, int from)
    {
        double state = x[0], squares = 0;
        for (int t = 1; t < x.Length; t++)
        {
            double miss = x[t] - state;
            squares += t >= from ? miss * miss : 0;
            state += alpha * miss;
        }
        return Math.Sqrt(squares / (x.Length - from));
    }

    // g_t = g_{t−1} / (g_{t−1} + 1 − α)
    private static double Recursive(double alpha, int t) => t == 1 ? 1 : Recursive(alpha, t - 1) is var g ? g / (g + 1 - alpha) : 0;
}
