using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Temporal order through windows that see neither sign, from a spectral radius of 0.4: does patience help? Ten seeds.</summary>
/// <remarks>Twenty steps, batches of 64, Adam at 0.001, gradient norm clipped at 0.2; the loss in nats, mean of 50 updates.</remarks>
internal sealed class Lesson06Windows : IExperiment
{
    private const int Length = 20, Updates = 2000;
    private static readonly int[] windows = [3, 5];
    private static readonly int[] moments = [500, 1000, 1500, Updates];

    public string Name => "06-windows";

    public IReadOnlyList<string> Columns { get; } = ["window", "seed", .. moments.Select(updates => $"after {updates}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from window in windows
        from seed in Enumerable.Range(1, 10)
        select ($"window {window}, seed {seed}", (Func<IReadOnlyList<object>>)(() => Learn(window, seed)));

    private static IReadOnlyList<object> Learn(int window, int seed)
    {
        var reader = SequenceModel.Rnn(8, 32, 4, new Random(seed), ReadOut.LastStep);
        var whh = reader.Recurrent.Cell.Whh;
        whh.Set(Spectrum.WithRadius(whh.Value, 0.4));
        var trainer = new Trainer<int[]>(reader, new SoftmaxCrossEntropy(), new Adam(reader.Parameters, 0.001)) { ClipNorm = 0.2 };
        var (data, cut) = (new Random(100 + seed), Length - window);
        double OneStep()
        {
            var batch = SequenceTasks.TemporalOrderTask.Draw(64, Length, data);
            var start = reader.Predict(batch.X.Slice(0, cut)).Final;
            return trainer.Step(new(batch.X.Slice(cut, window), batch.Target), start).Loss;
        }
        double[] losses = [.. Enumerable.Range(0, Updates).Select(_ => OneStep())];
        return [window, seed, .. moments.Select(updates => (object)Math.Round(losses[(updates - 50)..updates].Average(), 3))];
    }
}
