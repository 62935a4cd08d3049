using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;

namespace SequenceModels.Exercises.Tests.Lessons;

public class Lesson09Tests
{
    private static readonly MatrixBuilder<double> M = Matrix<double>.Build;

    public static TheoryData<string, object> OtherWays => new()
    {
        { "09.1", new[] { 1, 1, 1, 1, 0, 0 } },
        { "09.1", (true, true, true, true, false, false) },
        { "09.1", new List<bool> { true, true, true, true, false, false } },
        { "09.2", (RecurrentLayer ahead, RecurrentLayer back, Sequence x) => new BidirectionalLayer(ahead, back).Forward(x).H },
        { "09.2", (RecurrentLayer ahead, RecurrentLayer back, Sequence x) => Loop(ahead, back, x) },
        { "09.2", (RecurrentLayer ahead, RecurrentLayer back, Sequence x) => EveryColumnTurnedTwice(ahead, back, x) },
        { "09.3", (Sequence h, int[] lengths) => ColumnByColumn(h, lengths) },
        { "09.3", (Sequence h, IReadOnlyList<int> lengths) => ByMasks(h, lengths) },
        { "09.3", (Sequence h, int[] lengths) => ColumnByColumn(h, lengths).ToArray() },
        { "09.4", new[] { 13.0 / 16, 13.0 / 16, 1 } },
        { "09.4", (0.8125, 0.8125, 1) },
        { "09.4", new[] { 0.81, 0.81, 1 } },
        { "09.5", (int n) => Saw(n, weight: 1000) },
        { "09.5", (int n) => Saw(n, weight: 400).ToList() },
        { "09.5", (int n) => Saw(n, weight: 20_000) },
        { "09.5", (double n) => Vector<double>.Build.Dense(20, t => t % n / n + 1 / n) },
    };

    [Fact]
    public void The_two_last_states_are_the_final_state_of_the_library()
    {
        int[] lengths = [5, 2, 4];
        RecurrentLayer Layer(int seed) => new(new LstmCell(2, 3, new Random(seed)));
        var tape = new BidirectionalLayer(Layer(1), Layer(2)).Forward(new Sequence(M.Random(2, 15, 3), 3), lengths: lengths);
        Assert.Equal(0, (tape.Final.H - ColumnByColumn(tape.H, lengths)).InfinityNorm(), 12);
    }

    private static Matrix<double>[] Loop(RecurrentLayer ahead, RecurrentLayer back, Sequence x)
    {
        var all = new Matrix<double>[x.Steps];
        var (there, home) = (ahead.ZeroState(x.Batch), back.ZeroState(x.Batch));
        for (int t = 0; t < x.Steps; t++)
            all[t] = (there = ahead.Cell.Step(x[t], there)).H;
        for (int t = x.Steps - 1; t >= 0; t--)
            all[t] = all[t].Stack((home = back.Cell.Step(x[t], home)).H);
        return all;
    }

    // Examples change places twice, and so not at all.
    private static Sequence EveryColumnTurnedTwice(RecurrentLayer ahead, RecurrentLayer back, Sequence x)
    {
        Sequence Mirror(Sequence s) => new(M.DenseOfColumnVectors(s.Columns.EnumerateColumns().Reverse()), s.Batch);
        return new(ahead.Forward(x).H.Columns.Stack(Mirror(back.Forward(Mirror(x)).H).Columns), x.Batch);
    }

    private static Matrix<double> ColumnByColumn(Sequence h, int[] lengths)
    {
        int units = h.Features / 2;
        return M.DenseOfColumnArrays([.. lengths.Select((length, n) => h[length - 1].Column(n).Take(units).Concat(h[0].Column(n).Skip(units)).ToArray())]);
    }

    private static Matrix<double> ByMasks(Sequence h, IReadOnlyList<int> lengths)
    {
        var last = h[0];
        for (int t = 1; t < h.Steps; t++)
            for (int n = 0; n < h.Batch; n++)
                for (int k = 0; k < h.Features / 2; k++)
                    last[k, n] = t < lengths[n] ? h[t][k, n] : last[k, n];
        return last;
    }

    private static double[] Saw(int n, double weight)
    {
        double h = 0, c = 0;
        double edge = weight * (Math.Tanh(1) + Math.Tanh((n - 1.0) / n)) / 2;
        return [.. Enumerable.Range(0, 20).Select(_ =>
        {
            c = c / (1 + Math.Exp(weight * h - edge)) + Math.Tanh(Math.Atanh(1.0 / n));
            h = Math.Tanh(c);
            return c;
        })];
    }
}
