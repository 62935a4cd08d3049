using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson05Tests
{
    public static TheoryData<string, object> OtherWays => new()
    {
        { "05.1", new[] { -0.076, -0.109, -0.142 } },
        { "05.1", Vector<double>.Build.DenseOfArray([-0.0761, -0.1088, -0.1425]) },
        { "05.1", (-0.0761, -0.1088, -0.1425) },
        { "05.2", (Matrix<double> dh, Matrix<double> h, Matrix<double> whh) => whh.TransposeThisAndMultiply(dh - dh.PointwiseMultiply(h).PointwiseMultiply(h)) },
        { "05.2", (Delegate)UnitByUnit },
        { "05.2", (Matrix<double> dh, Matrix<double> h, Matrix<double> whh) => (((1 - h).PointwiseMultiply(1 + h).PointwiseMultiply(dh)).Transpose() * whh).Transpose() },
        { "05.3", (Delegate)FromTheLast },
        { "05.3", (Delegate)Recursive },
        { "05.3", (Matrix<double>[] j, int t, int i) => t == i ? Matrix<double>.Build.DenseIdentity(j[1].RowCount) : j[(i + 1)..(t + 1)].Reverse().Aggregate((a, b) => a * b) },
        { "05.4", (int lag, int window) => (double?)10 / window * Math.Max(0, window - lag) / (10 - lag) },
        { "05.4", (Delegate)Counted },
        { "05.5", (Delegate)ByDualNumbers },
        { "05.5", (Delegate)ByLine8 },
        { "05.5", (double[] x, double[] y) => new[] { Slope(b => Loss(x, y, b, 0)), Slope(h0 => Loss(x, y, 0, h0)) } },
        { "05.1", (-0.1425 * 0.76 * 0.70, -0.1425 * 0.76, -0.1425) },
        { "05.4", (int lag, int window) => 10m / window * Math.Max(0, window - lag) / (10 - lag) },
    };

    private static double[,] UnitByUnit(Matrix<double> dh, Matrix<double> h, Matrix<double> whh)
    {
        var result = new double[h.RowCount, h.ColumnCount];
        for (int n = 0; n < h.ColumnCount; n++)
        {
            for (int from = 0; from < h.RowCount; from++)
            {
                for (int to = 0; to < h.RowCount; to++)
                    result[from, n] += whh[to, from] * (1 - h[to, n] * h[to, n]) * dh[to, n];
            }
        }
        return result;
    }

    private static Matrix<double> FromTheLast(Matrix<double>[] j, int t, int i)
    {
        var product = Matrix<double>.Build.DenseIdentity(j[1].RowCount);
        for (int k = t; k > i; k--)
            product *= j[k];
        return product;
    }

    private static Matrix<double> Recursive(Matrix<double>[] j, int t, int i) => t == i ? Matrix<double>.Build.DenseIdentity(j[1].RowCount) : j[t] * Recursive(j, t - 1, i);

    private static double Counted(int lag, int window)
    {
        int inside = 0, asked = 0;
        for (int start = 0; start < 10; start += window)
        {
            for (int t = start; t < start + window; t++)
            {
                if (t >= lag) asked++;
                if (t - lag >= start) inside++;
            }
        }
        return (double)inside / asked;
    }

    private static List<double> ByDualNumbers(double[] x, double[] y) =>
        [DualLoss(x, y, Dual.Variable(0), 0).Slope, DualLoss(x, y, 0, Dual.Variable(0)).Slope];

    private static Dual DualLoss(double[] x, double[] y, Dual b, Dual h)
    {
        Dual loss = 0;
        for (int t = 0; t < x.Length; t++)
        {
            h = Dual.Tanh(0.5 * x[t] + 0.8 * h + b);
            loss += (h - y[t]) * (h - y[t]) / x.Length;
        }
        return loss;
    }

    private static double Loss(double[] x, double[] y, double b, double h) => DualLoss(x, y, b, h).Value;

    private static double Slope(Func<double, double> f) => (f(1e-5) - f(-1e-5)) / 2e-5;

    private static (double Bias, double Start) ByLine8(double[] x, double[] y)
    {
        double[] h = new double[x.Length + 1];
        for (int t = 1; t <= x.Length; t++)
            h[t] = Math.Tanh(0.5 * x[t - 1] + 0.8 * h[t - 1]);
        double bias = 0, next = 0;
        for (int t = x.Length; t >= 1; t--)
        {
            double da = (1 - h[t] * h[t]) * (2.0 / x.Length * (h[t] - y[t - 1]) + next);
            bias += da;
            next = 0.8 * da;
        }
        return (bias, next);
    }
}
