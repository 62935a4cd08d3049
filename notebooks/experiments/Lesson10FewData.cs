using SequenceModels.Data.Tasks;
using SequenceModels.Losses;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Temporal order from 32 examples, lesson 10b: 160 updates on all of them, two lengths, twenty seeds, 500 others as exam.</summary>
internal sealed class Lesson10FewData : IExperiment
{
    public string Name => "10-few-data";

    public IReadOnlyList<string> Columns => ["length", "cell", "units", "seed", "right"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from length in (int[])[15, 25]
        from cell in ((string Kind, int Units)[])[("GRU", 16), ("LSTM", 16), ("LSTM", 14)]
        from seed in Enumerable.Range(1, 20)
        select ($"T = {length}, {cell.Kind} {cell.Units}, seed {seed}", (Func<IReadOnlyList<object>>)(() => [length, cell.Kind, cell.Units, seed, Right(length, cell.Kind, cell.Units, seed)]));

    private static double Right(int length, string kind, int units, int seed)
    {
        var few = SequenceTasks.TemporalOrder(32, length, new Random(1000 + seed));
        var run = SeededRun.Train([seed], random => Lesson10Races.Model(SequenceTasks.TemporalOrderTask, kind, units, random),
            new SoftmaxCrossEntropy(), random => Batches.Mini(few, 32, random), epochs: 160, 0.01, clipNorm: 1)[0];
        return Accuracy.Of(run.Model, SequenceTasks.TemporalOrder(500, length, new Random(99)));
    }
}
