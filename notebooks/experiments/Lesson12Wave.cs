using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Lesson 12: 600 updates of 100 units on the classic wave, ReLU and tanh; each seed has weights and windows of its own.</summary>
internal sealed class Lesson12Wave : IExperiment
{
    private static readonly int[] seeds = [.. Enumerable.Range(1, 10)], horizons = [1, 2, 5, 10, 15, 20, 30, 50];

    private static readonly double[] places = [20, 24, 28, 32, 36, 40, 44, 48];

    private static readonly (Activation Bend, double Rate)[] arms = [(Activation.Relu, 0.001), (Activation.Tanh, 0.001), (Activation.Tanh, 0.003)];

    public string Name => "12-wave";

    public IReadOnlyList<string> Columns => ["seed", "activation", "rate", .. Enumerable.Range(1, 12).Select(i => $"to {50 * i}"), .. Enumerable.Range(1, 20).Select(t => $"step {t}"),
        .. places.Select(u => $"u {u}"), .. horizons.Select(k => $"k {k}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from seed in seeds
        from arm in arms
        select ($"{seed} {arm}", (Func<IReadOnlyList<object>>)(() => [seed, arm.Bend, arm.Rate, .. Measure(seed, arm.Bend, arm.Rate).Cast<object>()]));

    private static IEnumerable<double> Measure(int seed, Activation bend, double rate)
    {
        var draw = new Random(100 + seed);
        var model = Waves.Network(100, new Random(seed), bend);
        var trainer = new Trainer<Matrix<double>>(model, new SquaredError(), new Adam(model.Parameters, rate));
        var history = trainer.Fit(_ => [Waves.Windows(Waves.Classic, [.. Enumerable.Range(0, 50).Select(_ => 28 * draw.NextDouble())])], 600);
        var exam = Waves.Windows(Waves.Classic, [.. Enumerable.Range(0, 500).Select(i => 28 * (i + 0.5) / 500)]);
        double Late(double u)
        {
            var windows = Waves.Windows(Waves.Classic, [.. Enumerable.Range(0, 100).Select(i => u + 0.04 * i)]);
            return Waves.ByStep(model.Forward(windows.X).Prediction, windows)[10..].Average();
        }
        double[] far = Waves.ByHorizon(model, Waves.Classic, [.. Enumerable.Range(0, 60).Select(i => 0.38 * i)], 50);
        return [.. history.Steps.Chunk(50).Select(chunk => chunk.Average()), .. Waves.ByStep(model.Forward(exam.X).Prediction, exam), .. places.Select(Late), .. horizons.Select(k => far[k - 1])];
    }
}
