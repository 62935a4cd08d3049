using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Lesson 13b: a series forecast while 70 % of its one value are dropped, of thirty copies of it, of the 32 outputs, or nothing; eight times the error with masks off and on.</summary>
internal sealed class Lesson13LoneFeature : IExperiment
{
    private const int Rounds = 8, H = 32;               // a round is 30 batches of 50 windows

    private static readonly (int Copies, double Input, double Output)[] arms = [(1, 0.7, 0), (30, 0.7, 0), (1, 0, 0), (1, 0, 0.7)];

    public string Name => "13-lone-feature";

    public IReadOnlyList<string> Columns => ["seed", "copies", "input", "output",
        .. Enumerable.Range(1, Rounds).Select(round => $"off {30 * round}"), .. Enumerable.Range(1, Rounds).Select(round => $"on {30 * round}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from arm in arms
        from seed in Enumerable.Range(1, 10)
        select ($"{seed} {arm}", (Func<IReadOnlyList<object>>)(() => [seed, arm.Copies, arm.Input, arm.Output, .. Forecast(seed, arm.Copies, new(arm.Input), new(arm.Output)).Cast<object>()]));

    private static double[] Forecast(int seed, int copies, Dropout input, Dropout output)
    {
        Random first = new(seed), data = new(100 + seed);
        var stack = new StackedLayer(new DropoutLayer(copies, input), new RecurrentLayer(new RnnCell(copies, H, first)));
        var model = new SequenceModel(stack, new Dense(H, 1, first)) { Dropout = output };
        var (loss, test) = (new SquaredError(), Windows(100, new Random(9), copies));
        var trainer = new Trainer<Matrix<double>>(model, loss, new Adam(model.Parameters, 0.003)) { ClipNorm = 5, Dropout = new Random(seed) };
        double[] off = new double[Rounds], on = new double[Rounds];
        for (int round = 0; round < Rounds; round++)
        {
            trainer.Fit(_ => [Windows(50, data, copies)], 30);
            off[round] = trainer.Evaluate([test]);
            on[round] = loss.Loss(model.Forward(test.X, dropout: new Random(5)).Prediction, test.Target);
        }
        return [.. off, .. on];
    }

    /// <summary>Windows that begin anywhere up to 28; the copies of a value are scaled so that together they weigh as much as it does.</summary>
    private static Batch<Matrix<double>> Windows(int count, Random random, int copies)
    {
        var one = Waves.Windows(Waves.Classic, [.. Enumerable.Range(0, count).Select(_ => 28 * random.NextDouble())]);
        var share = Matrix<double>.Build.Dense(copies, 1, 1 / Math.Sqrt(copies));
        return new(new Sequence(share * one.X.Columns, count), one.Target);
    }
}
