using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Lessons;
using SequenceModels.Parameters;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson10Tests
{
    private static readonly MatrixBuilder<double> M = Matrix<double>.Build;

    public static TheoryData<string, object> OtherWays => new()
    {
        { "10.1", new[] { 0.06, 0.82 } },
        { "10.1", (1 / 16.0, Math.Pow(1 / (1 + Math.Exp(-3)), 4)) },
        { "10.2", (GruCell cell, Matrix<double> x, Matrix<double> h) => AllProductsAtOnce(cell, x, h) },
        { "10.2", (GruCell cell, Matrix<double> x, Matrix<double> h) => EntryByEntry(cell, x, h) },
        { "10.2", (RecurrentCell cell, Matrix<double> x, Matrix<double> h) => cell.Step(x, new State(h)).H },
        { "10.3", (Matrix<double> weights) => InPlace(weights) },
        { "10.3", (Matrix<double> weights) => weights.ToRowArrays().Select((row, n) => row.Select(w => n * 3 / weights.RowCount == 1 ? -w : w).ToArray()) },
        { "10.3", (Matrix<double> weights) => Blocks(weights) },
        { "10.4", new[] { 0, 1, 0.22 } },
        { "10.4", BySearch() },
        { "10.5", (int n) => (decimal)n / (n + 1) },
        { "10.5", (double n) => Enumerable.Range(0, 10_001).Select(k => k / 10_000.0).MaxBy(z => Math.Pow(z, n) - Math.Pow(z, n + 1)) },
        { "10.5", (int n) => (double?)(1 - 1.0 / (n + 1)) },
    };

    private static Matrix<double> AllProductsAtOnce(GruCell cell, Matrix<double> x, Matrix<double> h)
    {
        int units = h.RowCount;
        Matrix<double> Cut(Matrix<double> all, int gate) => all.SubMatrix(gate * units, units, 0, h.ColumnCount);
        Matrix<double> Wide(Parameter bias) => bias.Value * M.Dense(1, h.ColumnCount, 1);
        var (mine, past) = (cell.Wxh.Value * x + Wide(cell.Bh), cell.Whh.Value * h);
        var (r, z) = (Sigmoid(Cut(mine, 0) + Cut(past, 0)), Sigmoid(Cut(mine, 1) + Cut(past, 1)));
        var n = Tanh(Cut(mine, 2) + r.PointwiseMultiply(Cut(past, 2) + Wide(cell.Bhn)));
        return n + z.PointwiseMultiply(h - n);
    }

    private static double[,] EntryByEntry(GruCell cell, Matrix<double> x, Matrix<double> h)
    {
        var after = new double[h.RowCount, h.ColumnCount];
        for (int k = 0; k < h.RowCount; k++)
            for (int example = 0; example < h.ColumnCount; example++)
            {
                double Own(int row) => cell.Wxh.Value.Row(row) * x.Column(example) + cell.Bh.Value[row, 0];
                double Past(int row) => cell.Whh.Value.Row(row) * h.Column(example);
                double Share(int row) => (1 + Math.Tanh((Own(row) + Past(row)) / 2)) / 2;
                double r = Share(k), z = Share(h.RowCount + k);
                double n = Math.Tanh(r * (cell.Bhn.Value[k, 0] + Past(2 * h.RowCount + k)) + Own(2 * h.RowCount + k));
                after[k, example] = z * h[k, example] + n - z * n;
            }
        return after;
    }

    private static Matrix<double> InPlace(Matrix<double> weights)
    {
        for (int row = weights.RowCount / 3; row < weights.RowCount * 2 / 3; row++)
            weights.SetRow(row, -weights.Row(row));
        return weights;
    }

    private static Matrix<double> Blocks(Matrix<double> weights)
    {
        Matrix<double> Block(int gate) => weights.SubMatrix(gate * weights.RowCount / 3, weights.RowCount / 3, 0, weights.ColumnCount);
        return Block(0).Stack(-Block(1)).Stack(Block(2));
    }

    private static double[] BySearch()
    {
        double[] places = [.. Enumerable.Range(0, 101).Select(n => n / 100.0)];
        double Loss(double[] doors)
        {
            double h = 0, loss = 0;
            for (int t = 0; t < 3; t++)
            {
                h = (1 - doors[t]) * Math.Tanh(0.5 * FrozenExample.X[t] + 0.8 * h) + doors[t] * h;
                loss += Math.Pow(h - FrozenExample.Y[t], 2);
            }
            return loss;
        }
        return places.SelectMany(first => places.SelectMany(second => places.Select(third => new[] { first, second, third }))).MinBy(Loss)!;
    }
}
