using SequenceModels.Cells;
using SequenceModels.Data;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>The next letter of this project's sources, lesson 10b: five cells, three learning rates for all of them, ten seeds, 240 updates.</summary>
/// <remarks>Trained on 12,000 characters. Measured twenty times on pieces of them, on the 2,000 characters right behind them, and on the last 2,000 of the text.</remarks>
internal sealed class Lesson10Letters : IExperiment
{
    private const int Length = 25, Trained = 12_000, Exams = 20, Every = 12;

    private static readonly double[] rates = [0.01, 0.02, 0.04];
    private static readonly TextCorpus text = Letters();

    public string Name => "10-letters";

    public IReadOnlyList<string> Columns { get; } = ["cell", "units", "rate", "seed", "lowest held out", "trained then", "behind then", .. Enumerable.Range(1, Exams).Select(n => $"held out {n}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from cell in new[] { ("GRU", 16), ("LSTM", 16), ("LSTM", 13), ("RNN", 16), ("RNN", 30) }
        from rate in rates
        from seed in Enumerable.Range(1, 10)
        select ($"{cell.Item1} {cell.Item2}, rate {rate}, seed {seed}", (Func<IReadOnlyList<object>>)(() => Learn(cell.Item1, cell.Item2, rate, seed)));

    private static IReadOnlyList<object> Learn(string kind, int units, double rate, int seed)
    {
        int V = text.Vocabulary.Size;
        var (random, data) = (new Random(seed), new Random(int.MaxValue - seed));
        var model = SequenceModel.Of(kind switch { "RNN" => new RnnCell(V, units, random), "GRU" => new GruCell(V, units, random), _ => new LstmCell(V, units, random, 1) }, V, random);
        var trainer = new Trainer<int[]>(model, new SoftmaxCrossEntropy(), new Adam(model.Parameters, rate)) { ClipNorm = 1 };
        var places = new[] { Pieces([.. Enumerable.Range(0, 80).Select(n => 150 * n)]), Pieces([.. Enumerable.Range(0, 80).Select(n => Trained + 25 * n)]),
            Pieces([.. Enumerable.Range(1, 80).Select(n => text.Length - 1 - 25 * n)]) };
        double[][] exams = [.. Enumerable.Range(0, Exams).Select(_ =>
        {
            for (int i = 0; i < Every; i++)
                trainer.Step(Pieces([.. Enumerable.Range(0, 32).Select(_ => data.Next(Trained - Length))]));
            return places.Select(place => Math.Round(trainer.Evaluate([place]), 3)).ToArray();
        })];
        double[] best = exams.MinBy(losses => losses[2])!;
        return [kind, units, rate, seed, best[2], best[0], best[1], .. exams.Select(losses => (object)losses[2])];
    }

    private static Batch<int[]> Pieces(int[] starts) => new(
        new Sequence(text.Vocabulary.OneHot(Examples.ByStep([.. starts.Select(s => text.Ids[s..(s + Length)])])), starts.Length),
        Examples.ByStep([.. starts.Select(s => text.Ids[(s + 1)..(s + Length + 1)])]));

    private static TextCorpus Letters()
    {
        string source = TextCorpus.Load(Path.Combine(Catalogue.Folder, "..", "own-sources.txt")).Text.ToLowerInvariant();
        string[] words = new string([.. source.Select(c => c is >= 'a' and <= 'z' ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new(string.Join(' ', words));
    }
}
