using MathNet.Numerics.Distributions;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Lesson 12b: noise that nobody can forecast, in windows that are split at random or in time; each seed has noise, split and weights of its own.</summary>
internal sealed class Lesson12Leaks : IExperiment
{
    private static readonly int[] seeds = [.. Enumerable.Range(1, 10)];

    public string Name => "12-leaks";

    public IReadOnlyList<string> Columns => ["seed", "split", "rmse"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from seed in seeds
        from split in (string[])["shuffled", "in time"]
        select ($"{seed} {split}", (Func<IReadOnlyList<object>>)(() => [seed, split, Rmse(seed, split)]));

    private static double Rmse(int seed, string split)
    {
        var dice = new Random(200 + seed);
        double[] noise = [.. Enumerable.Range(0, 200).Select(_ => Normal.Sample(dice, 0, 1))];
        int[] order = [.. Enumerable.Range(0, 188)];
        if (split == "shuffled")
            new Random(300 + seed).Shuffle(order);
        var model = SeededRun.Train([seed], random => SequenceModel.Rnn(1, 32, 1, random), new SquaredError(), [Waves.Windows(noise, order[..150], 12)], epochs: 200, learningRate: 0.003)[0].Model;
        var unseen = Waves.Windows(noise, order[150..], 12);
        return Math.Sqrt(Waves.ByStep(model.Forward(unseen.X).Prediction, unseen)[^1]);
    }
}
