using SequenceModels.Data.Images;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Lesson 11: what a GRU says and what a probe finds in its state after some rows, beside the states of an untrained GRU; and how pushed pages are read.</summary>
internal sealed class Lesson11Probe : IExperiment
{
    private static readonly int[] seeds = [.. Enumerable.Range(1, 10)], rows = [8, 12, 16, 20, 24, 28];

    public string Name => "11-probe";

    public IReadOnlyList<string> Columns => ["seed", .. rows.Select(row => $"says {row}"), .. rows.Select(row => $"probe {row}"), .. rows.Select(row => $"untrained {row}"),
        "linear", "GRU down", "GRU aside", "linear down", "linear aside"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        seeds.Select(seed => ($"{seed}", (Func<IReadOnlyList<object>>)(() => [seed, .. Measure(seed).Cast<object>()])));

    private static IEnumerable<double> Measure(int seed)
    {
        var (train, heldOut) = RowReaders.Draw(seed);
        SequenceModel gru = RowReaders.Model("GRU", 64, seed), untrained = RowReaders.Model("GRU", 64, seed), linear = RowReaders.Model("linear", 0, seed);
        RowReaders.Learn(gru, train, heldOut, batch: 30, rate: 0.005, seed, keep: 0.5, clip: 1);
        double page = RowReaders.Learn(linear, train, heldOut, batch: 10, rate: 0.01, seed, keep: 0.5, clip: 1)[^1];
        var (taught, exam) = (train.Split(1500).Train.Read(), heldOut.Read());
        var states = gru.Forward(exam.X).Recurrent.H;
        double Says(int row) => gru.Dense.Forward(states[row - 1]).EnumerateColumns().Zip(exam.Target, (scores, digit) => scores.MaximumIndex() == digit ? 1.0 : 0).Average();
        return [.. rows.Select(Says), .. Probes(gru, taught, exam, seed), .. Probes(untrained, taught, exam, seed), page,
            Pushed(3, 0, gru), Pushed(0, 3, gru), Pushed(3, 0, linear), Pushed(0, 3, linear)];

        // The mean of both directions; what leaves the page on one side comes back on the other, where the paper is white.
        double Pushed(int down, int right, SequenceModel model) => new[] { 1, -1 }.Average(sign =>
            Accuracy.Of(model, heldOut.Shifted(sign * down, sign * right).Read(model == linear ? PixelOrder.Page : PixelOrder.Rows)));
    }

    /// <summary>A linear classifier for each row, trained on the states after it; the network stays as it is.</summary>
    private static IEnumerable<double> Probes(SequenceModel model, Batch<int[]> taught, Batch<int[]> exam, int seed)
    {
        var (known, asked) = (model.Forward(taught.X).Recurrent.H, model.Forward(exam.X).Recurrent.H);
        foreach (int row in rows)
        {
            var probe = new SequenceModel(new DropoutLayer(64, new Dropout(0)), new Dense(64, 10, new Random(seed)));
            var batches = Batches.Mini(new Batch<int[]>(new Sequence(known[row - 1], 1500), taught.Target), 30, new Random(seed));
            RowReaders.Fit(probe, _ => batches, rate: 0.02);
            yield return Accuracy.Of(probe, new Batch<int[]>(new Sequence(asked[row - 1], 1000), exam.Target));
        }
    }
}
