using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Losses;

namespace Experiments;

/// <summary>The third race of lesson 10b, timing: 8 steps or 9, T = 16, one learning rate for all, twenty seeds; and how far both doors of the trained cells stand open.</summary>
/// <remarks>Open: the share of units and steps where what is kept and what enters add up to more than 1.2, on one sequence. On a GRU's hinge the sum is 1.</remarks>
internal sealed class Lesson10Timing : IExperiment
{
    private const int Length = 16, Updates = 300;
    private const double Rate = 0.02;

    public string Name => "10-timing";

    public IReadOnlyList<string> Columns { get; } = ["cell", "units", "rate", "seed", "arrival", "open", .. Enumerable.Range(1, 20).Select(n => $"held out {n}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from cell in ((string Kind, int Units)[])[("GRU", 16), ("LSTM", 16), ("LSTM", 14)]
        from seed in Enumerable.Range(1, 20)
        select ($"{cell.Kind} {cell.Units}, seed {seed}", (Func<IReadOnlyList<object>>)(() =>
        {
            var (arrival, run) = Lesson10Races.Race(SequenceTasks.TimingTask, new SoftmaxCrossEntropy(), cell.Kind, cell.Units, Length, Updates, Rate, seed);
            double open = cell.Kind == "GRU" ? 0 : Open(run.Model, cell.Units);
            return [cell.Kind, cell.Units, Rate, seed, arrival, open, .. run.HeldOutCurve.Select(held => (object)Math.Round(held, 3))];
        }));

    private static double Open(SequenceModel model, int units)
    {
        var gates = model.Forward(SequenceTasks.Timing(1, Length, new Random(5)).X).Recurrent.Gates!.Columns;
        var (enters, keeps) = (gates.SubMatrix(0, units, 0, Length), gates.SubMatrix(units, units, 0, Length));
        return keeps.Enumerate().Zip(enters.Enumerate(), (keep, enter) => Math.Round(keep, 2) + Math.Round(enter, 2) > 1.2 ? 1.0 : 0).Average();
    }
}
