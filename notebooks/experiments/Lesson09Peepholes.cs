using SequenceModels.Cells;
using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>When do peepholes help at timing? Lesson 09's three settings, LSTMs of equal and of one more unit, forty seeds; updates until the mean loss of ten is below 0.1.</summary>
/// <remarks>Adam at 0.02, batches of 32 drawn anew, gradient norm clipped at 1, at most 1,000 updates; forget bias 1.</remarks>
internal sealed class Lesson09Peepholes : IExperiment
{
    private const int Every = 10, Updates = 1000;

    public string Name => "09-peepholes";

    public IReadOnlyList<string> Columns { get; } = ["T", "cell", "units", "seed", "arrival"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from race in ((int T, int Units)[])[(20, 8), (12, 8), (12, 4)]
        from cell in new[] { ("peephole", race.Units), ("LSTM", race.Units), ("LSTM", race.Units + 1) }
        from seed in Enumerable.Range(1, 40)
        select ($"T = {race.T}, {cell.Item1} {cell.Item2}, seed {seed}",
            (Func<IReadOnlyList<object>>)(() => [race.T, cell.Item1, cell.Item2, seed, Arrival(cell.Item1, cell.Item2, race.T, seed)]));

    private static int Arrival(string kind, int units, int length, int seed)
    {
        RecurrentCell Cell(Random random) => kind == "LSTM" ? new LstmCell(1, units, random, 1) : new PeepholeLstmCell(1, units, random, 1);
        // The streams of SeededRun: one for the first weights, another for the examples.
        var (random, data) = (new Random(seed), new Random(int.MaxValue - seed));
        var model = SequenceModel.Of(Cell(random), 2, random, ReadOut.LastStep);
        var trainer = new Trainer<int[]>(model, new SoftmaxCrossEntropy(), new Adam(model.Parameters, 0.02)) { ClipNorm = 1 };
        int updates = Every;
        for (; updates <= Updates; updates += Every)
            if (SequenceTasks.TimingTask.Batches(Every, 32, length, data).Average(batch => trainer.Step(batch).Loss) < 0.1)
                break;
        return updates;
    }
}
