using MathNet.Numerics.LinearAlgebra;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson07Tests
{
    public static TheoryData<string, object> OtherWays => new()
    {
        { "07.1", 2.19 },
        { "07.1", 2.2f },
        { "07.1", 1 / Math.Pow(Math.Pow(0.9, 9) * 0.001, 0.1) },
        { "07.1", Math.Pow(2, 0.9 * -Math.Log2(0.9) + 0.1 * -Math.Log2(0.001)) },
        { "07.2", (Delegate)ColumnByColumn },
        { "07.2", (Delegate)InPlace },
        { "07.3", (Delegate)StripByStrip },
        { "07.3", (int length, int batch, int steps) => Enumerable.Range(0, (length - 1) / batch / steps).Select(n => Enumerable.Range(0, batch).Select(b => (length - 1) / batch * b + n * steps).ToList()).ToList() },
        { "07.4", (Delegate)BySorting },
        { "07.4", (double[] scores, int k, double temperature) => Softmax(Vector<double>.Build.DenseOfEnumerable(scores.Select(o => scores.Count(other => other > o) < k ? o / temperature : double.NegativeInfinity))) },
        { "07.4", (Delegate)CutThenHeat },
        { "07.5", (Delegate)Sorted },
        { "07.5", (double[] unit, bool[] inside) => (double?)unit.SelectMany(cut => new[] { Score(unit, inside, v => v >= cut), Score(unit, inside, v => v < cut) }).Max() },
        { "07.3", (int length, int batch, int steps) => StripsOfWholeChunks(length, batch, steps) },
    };

    private static double[,] ColumnByColumn(Matrix<double> scores, int[] targets)
    {
        var push = new double[scores.RowCount, scores.ColumnCount];
        for (int n = 0; n < targets.Length; n++)
        {
            double sum = 0;
            for (int k = 0; k < scores.RowCount; k++)
                sum += Math.Exp(scores[k, n]);
            for (int k = 0; k < scores.RowCount; k++)
                push[k, n] = (Math.Exp(scores[k, n]) / sum - (k == targets[n] ? 1 : 0)) / targets.Length;
        }
        return push;
    }

    private static Matrix<double> InPlace(Matrix<double> scores, int[] targets)
    {
        scores.PointwiseExp(scores);
        var sums = scores.ColumnSums();
        for (int n = 0; n < targets.Length; n++)
        {
            scores.SetColumn(n, scores.Column(n) / sums[n]);
            scores[targets[n], n] -= 1;
        }
        return scores / targets.Length;
    }

    private static int[][] StripByStrip(int length, int batch, int steps)
    {
        int strip = (length - 1) / batch;
        List<int[]> starts = [];
        for (int offset = 0; offset + steps <= strip; offset += steps)
        {
            var row = new int[batch];
            for (int b = 1; b < batch; b++)
                row[b] = row[b - 1] + strip;
            starts.Add([.. row.Select(first => first + offset)]);
        }
        return [.. starts];
    }

    private static int[,] StripsOfWholeChunks(int length, int batch, int steps)
    {
        int chunks = (length - 1) / (batch * steps);
        var starts = new int[chunks, batch];
        for (int n = 0; n < chunks; n++)
            for (int b = 0; b < batch; b++)
                starts[n, b] = (b * chunks + n) * steps;
        return starts;
    }

    private static double[] BySorting(double[] scores, int k, double temperature)
    {
        var result = new double[scores.Length];
        int[] best = [.. Enumerable.Range(0, scores.Length).OrderByDescending(i => scores[i]).Take(k)];
        double sum = best.Sum(i => Math.Exp((scores[i] - scores[best[0]]) / temperature));
        foreach (int i in best)
            result[i] = Math.Exp((scores[i] - scores[best[0]]) / temperature) / sum;
        return result;
    }

    private static List<double> CutThenHeat(double[] scores, int k, double temperature)
    {
        double[] p = BySorting(scores, k, 1);
        double sum = p.Sum(share => Math.Pow(share, 1 / temperature));
        return [.. p.Select(share => Math.Pow(share, 1 / temperature) / sum)];
    }

    private static double Sorted(double[] unit, bool[] inside)
    {
        int[] order = [.. Enumerable.Range(0, unit.Length).OrderBy(t => unit[t])];
        double yes = inside.Count(label => label), no = inside.Length - yes, yesBelow = 0, noBelow = 0, best = 0.5;
        for (int n = 0; n < order.Length; n++)
        {
            if (inside[order[n]]) yesBelow++; else noBelow++;
            if (n + 1 < order.Length && unit[order[n]] == unit[order[n + 1]])
                continue;
            double above = (1 - yesBelow / yes + noBelow / no) / 2;
            best = Math.Max(best, Math.Max(above, 1 - above));
        }
        return best;
    }

    private static double Score(double[] unit, bool[] inside, Func<double, bool> says)
    {
        double found = 0, yes = 0, left = 0, no = 0;
        for (int t = 0; t < unit.Length; t++)
        {
            if (inside[t])
            {
                yes++;
                found += says(unit[t]) ? 1 : 0;
            }
            else
            {
                no++;
                left += says(unit[t]) ? 0 : 1;
            }
        }
        return (found / yes + left / no) / 2;
    }
}
