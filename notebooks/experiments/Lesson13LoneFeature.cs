using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Lesson 13: 70 % dropped of one input, of several that carry the same value, or of the output; errors with and without masks.</summary>
internal sealed class Lesson13LoneFeature : IExperiment
{
    private const int rounds = 8;                       // of 30 updates

    private static readonly int[] seeds = [.. Enumerable.Range(1, 10)];

    private static readonly (int Units, double Rate, int Inputs, double Input, double Output)[] arms =
        [(100, 0.001, 1, 0.7, 0), (32, 0.003, 1, 0.7, 0), (32, 0.003, 3, 0.7, 0), (32, 0.003, 10, 0.7, 0), (32, 0.003, 30, 0.7, 0), (32, 0.003, 1, 0, 0.7), (32, 0.003, 1, 0, 0)];

    public string Name => "13-lone-feature";

    public IReadOnlyList<string> Columns => ["seed", "units", "inputs", "p of the input", "p of the output",
        .. Enumerable.Range(1, rounds).Select(round => $"masks off {30 * round}"), .. Enumerable.Range(1, rounds).Select(round => $"masks on {30 * round}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from seed in seeds
        from arm in arms
        select ($"{seed} {arm}", (Func<IReadOnlyList<object>>)(() =>
        {
            var (without, with) = Forecast(seed, arm.Units, arm.Rate, arm.Inputs, new(arm.Input), new(arm.Output));
            return [seed, arm.Units, arm.Inputs, arm.Input, arm.Output, .. without.Cast<object>(), .. with.Cast<object>()];
        }));

    private static (double[] Off, double[] On) Forecast(int seed, int H, double rate, int copies, Dropout input, Dropout output)
    {
        Random first = new(seed), data = new(100 + seed);
        var layer = new StackedLayer(new DropoutLayer(copies, input), new RecurrentLayer(new RnnCell(copies, H, first)));
        var model = new SequenceModel(layer, new Dense(H, 1, first)) { Dropout = output };
        var loss = new SquaredError();
        var trainer = new Trainer<Matrix<double>>(model, loss, new Adam(model.Parameters, rate)) { ClipNorm = 5, Dropout = new Random(seed) };
        var test = Windows(100, new Random(9), copies);
        double[] off = new double[rounds], on = new double[rounds];
        for (int round = 0; round < rounds; round++)
        {
            trainer.Fit(_ => [Windows(50, data, copies)], 30);
            off[round] = trainer.Evaluate([test]);
            on[round] = loss.Loss(model.Forward(test.X, dropout: new Random(5)).Prediction, test.Target);
        }
        return (off, on);
    }

    private static Batch<Matrix<double>> Windows(int count, Random random, int copies)
    {
        var build = Matrix<double>.Build;
        var starts = build.Dense(1, count, (_, _) => 28 * random.NextDouble());
        var v = build.Dense(21, count, (t, b) => Waves.Classic(starts[0, b] + 0.1 * t));
        var x = new Sequence(copies, steps: 20, count);
        for (int t = 0; t < 20; t++)
            x[t] = build.Dense(copies, 1, 1 / Math.Sqrt(copies)) * v.Row(t).ToRowMatrix();
        return new(x, build.Dense(1, 20 * count, (_, n) => v[n / count + 1, n % count]));
    }
}
