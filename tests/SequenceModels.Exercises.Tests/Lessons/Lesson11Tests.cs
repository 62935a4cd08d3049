using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson11Tests
{
    public static TheoryData<string, object> OtherWays => new()
    {
        { "11.1", new[] { 1, 1, 0, 0, 0 } },
        { "11.1", (true, true, false, false, false) },
        { "11.2", (RecurrentCell cell, Dense dense, Sequence x) => StepByStep(cell, dense, x) },
        { "11.2", (RnnCell cell, Dense dense, Sequence x) => ImageByImage(cell, dense, x) },
        { "11.2", (RecurrentCell cell, Dense dense, Sequence x) => Softmax(dense.Forward(new RecurrentLayer(cell).Forward(x).Final.H)) },
        { "11.3", (int[] said, int[] labels, int row) => Loop(said, labels, row) },
        { "11.3", (int[] said, int[] labels, int row) => said.Skip((row - 1) * labels.Length).Zip(labels, (answer, y) => answer == y ? 1.0 : 0).Average() },
        { "11.3", (int[] said, int[] labels, int row) => (float?)said.Chunk(labels.Length).ElementAt(row - 1).Where((answer, n) => answer == labels[n]).Count() / labels.Length },
        { "11.4", (int side) => Enumerable.Range(0, side).SelectMany(row => Turned(Enumerable.Range(row * side, side), row)) },
        { "11.4", (int side) => InPlace(side) },
        { "11.4", (int side) => InPlace(side).Select(pixel => (double)pixel).ToList() },
        { "11.5", (double p, double difference, double units) => Math.Ceiling(2 * p * (1 - p) * Math.Pow(units / difference, 2)) },
        { "11.5", (double p, double difference, double units) => (int)Math.Round(2 * p * (1 - p) * units * units / difference / difference) },
        { "11.5", (double p, double difference, double units) => Enumerable.Range(1, 60_000).First(n => difference >= units * Math.Sqrt(2 * p * (1 - p) / n) - 1e-12) },
    };

    private static Matrix<double> StepByStep(RecurrentCell cell, Dense dense, Sequence x)
    {
        var state = cell.ZeroState(x.Batch);
        for (int t = 0; t < x.Steps; t++)
            state = cell.Step(x[t], state);
        var raised = dense.Forward(state.H).PointwiseExp();
        return raised.NormalizeColumns(1);
    }

    private static double[,] ImageByImage(RnnCell cell, Dense dense, Sequence x)
    {
        var probabilities = new double[dense.By.Count, x.Batch];
        for (int n = 0; n < x.Batch; n++)
        {
            var h = Vector<double>.Build.Dense(cell.HiddenSize);
            for (int t = 0; t < x.Steps; t++)
                h = (cell.Bh.Value.Column(0) + cell.Whh.Value * h + cell.Wxh.Value * x.Columns.Column(t * x.Batch + n)).PointwiseTanh();
            var p = Softmax(dense.By.Value.Column(0) + dense.Why.Value * h);
            for (int k = 0; k < p.Count; k++)
                probabilities[k, n] = p[k];
        }
        return probabilities;
    }

    private static decimal Loop(int[] said, int[] labels, int row)
    {
        decimal right = 0;
        for (int n = labels.Length - 1; n >= 0; n--)
            if (labels[n] == said[n + labels.Length * row - labels.Length])
                right++;
        return right / labels.Length;
    }

    private static IEnumerable<int> Turned(IEnumerable<int> pixels, int row) => row % 2 == 0 ? pixels : pixels.Reverse();

    private static int[] InPlace(int side)
    {
        int[] order = [.. Enumerable.Range(0, side * side)];
        for (int row = 1; row < side; row += 2)
            Array.Reverse(order, row * side, side);
        return order;
    }
}
