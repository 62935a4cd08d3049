using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson08Tests
{
    private static readonly MatrixBuilder<double> M = Matrix<double>.Build;

    public static TheoryData<string, object> OtherWays => new()
    {
        { "08.1", 0.54 },
        { "08.1", Math.Tanh(0.6) },
        { "08.1", M.Dense(1, 1, 0.5378) },
        { "08.2", (Matrix<double> a, Matrix<double> c) => EntryByEntry(a, c) },
        { "08.2", (Matrix<double> a, Matrix<double> c) => new[] { InPlace(a, c), c } },
        { "08.2", (Matrix<double> a, Matrix<double> c) => ((Matrix<double>, Matrix<double>)?)(InPlace(a, c), c) },
        { "08.3", (RecurrentLayer layer, Sequence x, int length) => layer.Forward(x).H },
        { "08.3", (RecurrentLayer layer, Sequence x, int length) => Pieces(layer, x, length) },
        { "08.3", (ISequenceLayer layer, Sequence x, int length) => StepByStep((RecurrentLayer)layer, x) },
        { "08.4", (Sequence x) => Rewired(x, mark: -24) },
        { "08.4", (Sequence x) => Rewired(x, mark: -40)[0, 0] },
        { "08.4", (Sequence x) => x.Columns.Row(0)[x.Columns.Row(1).ToList().FindLastIndex(mark => mark > 0)] },
        { "08.5", (double i, double f, double g, double o, double before, double dh, double dc) => ByLibrary(i, f, g, o, before, dh, dc) },
        { "08.5", (double i, double f, double g, double o, double before, double dh, double dc) => ByDifferences([Logit(i), Logit(f), Math.Atanh(g), Logit(o), before], dh, dc) },
    };

    private static double[][,] EntryByEntry(Matrix<double> a, Matrix<double> c)
    {
        int units = c.RowCount;
        var (h, after) = (new double[units, c.ColumnCount], new double[units, c.ColumnCount]);
        for (int k = 0; k < units; k++)
            for (int n = 0; n < c.ColumnCount; n++)
            {
                double Sigma(int gate) => (1 + Math.Tanh(a[gate * units + k, n] / 2)) / 2;
                after[k, n] = Sigma(0) * Math.Tanh(a[2 * units + k, n]) + c[k, n] * Sigma(1);
                h[k, n] = Math.Tanh(after[k, n]) * Sigma(3);
            }
        return [h, after];
    }

    private static Matrix<double> InPlace(Matrix<double> a, Matrix<double> c)
    {
        Matrix<double> Rows(int gate) => a.SubMatrix(gate * c.RowCount, c.RowCount, 0, c.ColumnCount);
        c.PointwiseMultiply(Sigmoid(Rows(1)), c);
        c.Add(Rows(2).PointwiseTanh().PointwiseMultiply(Sigmoid(Rows(0))), c);
        return c.PointwiseTanh().PointwiseMultiply(Sigmoid(Rows(3)));
    }

    private static List<Matrix<double>> Pieces(RecurrentLayer layer, Sequence x, int length)
    {
        List<Matrix<double>> all = [];
        State? last = null;
        for (int start = 0; start < x.Steps; start += length)
        {
            var piece = layer.Forward(x.Slice(start, Math.Min(length, x.Steps - start)), last);
            last = new State(piece.Final.H, piece.Final.C);
            for (int t = 0; t < piece.H.Steps; t++)
                all.Add(piece.H[t]);
        }
        return all;
    }

    private static IEnumerable<Matrix<double>> StepByStep(RecurrentLayer layer, Sequence x)
    {
        var state = layer.ZeroState(x.Batch);
        for (int t = 0; t < x.Steps; t++)
            yield return (state = layer.Cell.Step(x[t], state)).H;
    }

    private static Matrix<double> Rewired(Sequence x, double mark)
    {
        var cell = new LstmCell(2, 1, new Random(1));
        cell.Wxh.Set(0, 0, 0.1, 0, 24, mark, 0, 0);
        cell.Whh.Set(0, 0, 0, 0);
        cell.Bh.Set(-12, 12, 0, 12);
        return 10 * new RecurrentLayer(cell).Forward(x).Final.H;
    }

    // With x = 0 and h = 0 the sums are the biases, and their gradients are those that are asked for.
    private static double[] ByLibrary(double i, double f, double g, double o, double before, double dh, double dc)
    {
        var layer = new RecurrentLayer(new LstmCell(1, 1, new Random(1)));
        layer.Cell.Bh.Set(Logit(i), Logit(f), Math.Atanh(g), Logit(o));
        var tape = layer.Forward(new Sequence(1, 1), new State(M.Dense(1, 1), M.Dense(1, 1, before)));
        var back = layer.Backward(tape, new Sequence(1, 1), new State(M.Dense(1, 1, dh), M.Dense(1, 1, dc)));
        return [.. layer.Cell.Bh.Gradient.Column(0), back.Initial.C![0, 0]];
    }

    private static double[] ByDifferences(double[] at, double dh, double dc)
    {
        double Loss(int moved, double by)
        {
            double[] now = [.. at.Select((value, n) => n == moved ? value + by : value)];
            double c = now[4] / (1 + Math.Exp(-now[1])) + Math.Tanh(now[2]) / (1 + Math.Exp(-now[0]));
            return dh * Math.Tanh(c) / (1 + Math.Exp(-now[3])) + dc * c;
        }
        return [.. Enumerable.Range(0, 5).Select(n => (Loss(n, 1e-5) - Loss(n, -1e-5)) / 2e-5)];
    }

    private static double Logit(double share) => Math.Log(share / (1 - share));
}
