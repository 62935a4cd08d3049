using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson04Tests
{
    public static TheoryData<string, object> OtherWays => new()
    {
        { "04.1", new[] { -0.76, 0, 0.76, 0 } },
        { "04.1", new List<double> { -Math.Tanh(1), 0, Math.Tanh(1), 0 } },
        { "04.1", Vector<double>.Build.DenseOfArray([-0.762, 0, 0.762, 0]) },
        { "04.2", (Delegate)OneMatrix },
        { "04.2", (Delegate)EntryByEntry },
        { "04.2", (Matrix<double> x, Matrix<double> h, Matrix<double> wxh, Matrix<double> whh, Vector<double> b) => Tanh(b.ToColumnMatrix() * Matrix<double>.Build.Dense(1, x.ColumnCount, 1) + whh * h + wxh * x) },
        { "04.3", (Delegate)Loop },
        { "04.3", (Sequence x, SequenceModel net) => net.Predict(x).Prediction },
        { "04.3", (Delegate)CellByCell },
        { "04.4", (double s) => (double?)(Last("dog bites dog", s) - Last("man bites dog", s)).L2Norm() },
        { "04.4", (double s) => Math.Sqrt((Last("man bites dog", s) - Last("dog bites dog", s)).Sum(d => d * d)) },
        { "04.5", (Delegate)Counted },
        { "04.5", (Delegate)Grouped },
        { "04.1", ((-0.76, 0.0), (0.76, 0.0)) },
    };

    private static Matrix<double> OneMatrix(Matrix<double> x, Matrix<double> h, Matrix<double> wxh, Matrix<double> whh, Vector<double> b) => Tanh(wxh.Append(whh) * x.Stack(h) + b);

    private static double[,] EntryByEntry(Matrix<double> x, Matrix<double> h, Matrix<double> wxh, Matrix<double> whh, Vector<double> b)
    {
        var result = new double[h.RowCount, h.ColumnCount];
        for (int i = 0; i < h.RowCount; i++)
        {
            for (int n = 0; n < h.ColumnCount; n++)
            {
                double sum = b[i];
                for (int j = 0; j < x.RowCount; j++)
                    sum += wxh[i, j] * x[j, n];
                for (int j = 0; j < h.RowCount; j++)
                    sum += whh[i, j] * h[j, n];
                result[i, n] = Math.Tanh(sum);
            }
        }
        return result;
    }

    private static Matrix<double> Loop(Sequence x, SequenceModel net)
    {
        var (cell, read) = (net.Recurrent.Cell, net.Dense);
        var h = Matrix<double>.Build.Dense(cell.HiddenSize, x.Batch);
        for (int t = 0; t < x.Steps; t++)
            h = Tanh(cell.Wxh.Value * x[t] + cell.Whh.Value * h + cell.Bh.Value.Column(0));
        return read.Why.Value * h + read.By.Value.Column(0);
    }

    private static double[][] CellByCell(Sequence x, SequenceModel net)
    {
        State state = net.Recurrent.ZeroState(x.Batch);
        for (int t = 0; t < x.Steps; t++)
            state = net.Recurrent.Cell.Step(x[t], state);
        return net.Dense.Forward(state.H).ToRowArrays();
    }

    private static Vector<double> Last(string sentence, double s)
    {
        var h = Vector<double>.Build.Dense(2);
        foreach (string word in sentence.Split(' '))
        {
            double[] x = word switch { "dog" => [1, 0], "bites" => [0, 1], _ => [-1, 0] };
            h = Vector<double>.Build.DenseOfArray([Math.Tanh(x[0] + s * (h[0] - h[1]) / 2), Math.Tanh(x[1] + s * (h[0] + h[1]) / 2)]);
        }
        return h;
    }

    private static double Counted(string[] words)
    {
        var count = new Dictionary<char, int>();
        int steps = words[0].Length, bag = words.Length * (steps - 1);
        foreach (string word in words)
        {
            foreach (char letter in word.Skip(1))
                count[letter] = count.GetValueOrDefault(letter) + 1;
        }
        double entropy = 0;
        foreach (int times in count.Values)
            entropy -= (double)times / bag * Math.Log((double)times / bag);
        return entropy * (steps - 1) / steps;
    }

    private static double? Grouped(string[] words)
    {
        char[] later = [.. words.SelectMany(word => word.Skip(1))];
        return later.GroupBy(letter => letter).Sum(group => group.Count() * (Math.Log(later.Length) - Math.Log(group.Count()))) / words.Sum(word => word.Length);
    }
}
