using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Lesson 12b: an RNN of 32 ReLU units on two chaotic maps, Hénon's (a square) and Lozi's (a modulus): RMSE one step ahead on values it has not seen.</summary>
internal sealed class Lesson12NonlinearMaps : IExperiment
{
    private static readonly int[] seeds = [.. Enumerable.Range(1, 10)];

    public string Name => "12-nonlinear-maps";

    public IReadOnlyList<string> Columns => ["seed", "map", "rmse"];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from map in (string[])["Hénon", "Lozi"]
        from seed in seeds
        select ($"{map} {seed}", (Func<IReadOnlyList<object>>)(() => [seed, map, Rmse(Series(map), seed)]));

    private static double[] Series(string map)
    {
        List<double> x = [0.1, 0.2];
        while (x.Count < 1050)
            x.Add(map == "Hénon" ? 1 - 1.4 * x[^1] * x[^1] + 0.3 * x[^2] : 1 - 1.7 * Math.Abs(x[^1]) + 0.5 * x[^2]);
        return [.. x.Skip(50)];
    }

    private static double Rmse(double[] x, int seed)
    {
        int[] Every5(int first) => [.. Enumerable.Range(0, 96).Select(i => first + 5 * i)];
        SequenceModel Start(Random random) => SequenceModel.Rnn(1, 32, 1, random, activation: Activation.Relu);
        var model = SeededRun.Train([seed], Start, new SquaredError(), [Waves.Windows(x, Every5(0), 20)], epochs: 300, learningRate: 0.01)[0].Model;
        var unseen = Waves.Windows(x, Every5(500), 20);
        return Math.Sqrt(Waves.ByStep(model.Forward(unseen.X).Prediction, unseen)[1..].Average());
    }
}
