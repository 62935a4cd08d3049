using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Two races of lesson 10b, adding and temporal order: a GRU of 16 units against an LSTM of as many units and one of as many parameters, three learning rates for all, twenty seeds.</summary>
/// <remarks>Adam, batches of 32 drawn anew, gradient norm clipped at 1; an exam of 128 sequences twenty times in each run. Arrived: below a quarter of the baseline.</remarks>
internal sealed class Lesson10Races : IExperiment
{
    private const int Exams = 20, Length = 20;

    public string Name => "10-races";

    public IReadOnlyList<string> Columns { get; } = ["task", "cell", "units", "rate", "seed", "arrival", .. Enumerable.Range(1, Exams).Select(n => $"held out {n}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
    [
        .. Races(SequenceTasks.AddingTask, new SquaredError(), 300, [0.015, 0.03, 0.06]),
        .. Races(SequenceTasks.TemporalOrderTask, new SoftmaxCrossEntropy(), 200, [0.005, 0.01, 0.02]),
    ];

    private static IEnumerable<(string, Func<IReadOnlyList<object>>)> Races<TTarget>(SequenceTask<TTarget> task, ILoss<TTarget> loss, int updates, double[] rates) =>
        from cell in ((string Kind, int Units)[])[("GRU", 16), ("LSTM", 16), ("LSTM", 14)]
        from rate in rates
        from seed in Enumerable.Range(1, 20)
        select ($"{task.Name}, {cell.Kind} {cell.Units}, rate {rate}, seed {seed}", (Func<IReadOnlyList<object>>)(() =>
        {
            var (arrival, run) = Race(task, loss, cell.Kind, cell.Units, Length, updates, rate, seed);
            return [task.Name, cell.Kind, cell.Units, rate, seed, arrival, .. run.HeldOutCurve.Select(held => (object)Math.Round(held, 3))];
        }));

    /// <summary>One run with twenty exams, and the updates after which it had arrived.</summary>
    internal static (int Arrival, SeededRun Run) Race<TTarget>(
        SequenceTask<TTarget> task, ILoss<TTarget> loss, string kind, int units, int length, int updates, double rate, int seed)
    {
        int every = updates / Exams;
        var run = SeededRun.Train([seed], random => Model(task, kind, units, random), loss,
            random => task.Batches(every, 32, length, random), Exams, rate, clipNorm: 1, [task.Draw(128, length, new Random(99))])[0];
        return (every * (1 + run.HeldOutCurve.TakeWhile(held => held > task.Baseline(length) / 4).Count()), run);
    }

    /// <summary>A GRU, or an LSTM with a forget bias of 1, for a task.</summary>
    internal static SequenceModel Model<TTarget>(SequenceTask<TTarget> task, string kind, int units, Random random) => kind == "GRU"
        ? SequenceModel.Gru(task.Inputs, units, task.Outputs, random, task.ReadOut)
        : SequenceModel.Lstm(task.Inputs, units, task.Outputs, random, task.ReadOut, 1);
}
