using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Lesson 12: ten other growing waves, one a seed; 32 units trained up to u = 30, then beyond it and left alone.</summary>
internal sealed class Lesson12OtherWaves : IExperiment
{
    private static readonly int[] seeds = [.. Enumerable.Range(1, 10)], horizons = [1, 2, 5, 10, 20, 30];

    public string Name => "12-other-waves";

    public IReadOnlyList<string> Columns => ["seed", "activation", "u 24", "u 48", "line 48", "naive 48", .. horizons.Select(k => $"k {k}"), .. horizons.Select(k => $"zero {k}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from seed in seeds
        from bend in (Activation[])[Activation.Relu, Activation.Tanh]
        select ($"{seed} {bend}", (Func<IReadOnlyList<object>>)(() => [seed, bend, .. Measure(seed, bend).Cast<object>()]));

    /// <summary>u·sin(au)/3 + 2·sin(bu) with a, b and phases of the seed: a wave that grows and a faster one on its back.</summary>
    private static Func<double, double> Wave(int seed)
    {
        var random = new Random(500 + seed);
        var (a, b, p, q) = (0.7 + 0.6 * random.NextDouble(), 3 + 3 * random.NextDouble(), 2 * Math.PI * random.NextDouble(), 2 * Math.PI * random.NextDouble());
        return u => u * Math.Sin(a * u + p) / 3 + 2 * Math.Sin(b * u + q);
    }

    private static IEnumerable<double> Measure(int seed, Activation bend)
    {
        var (wave, draw) = (Wave(seed), new Random(100 + seed));
        var model = Waves.Network(32, new Random(seed), bend);
        var trainer = new Trainer<Matrix<double>>(model, new SquaredError(), new Adam(model.Parameters, 0.003));
        trainer.Fit(_ => [Waves.Windows(wave, [.. Enumerable.Range(0, 50).Select(_ => 28 * draw.NextDouble())])], 600);
        Batch<Matrix<double>> Around(double u) => Waves.Windows(wave, [.. Enumerable.Range(0, 100).Select(i => u + 0.04 * i)]);
        double Late(Func<Batch<Matrix<double>>, Matrix<double>> said, double u) => Waves.ByStep(said(Around(u)), Around(u))[10..].Average();
        Matrix<double> Said(Batch<Matrix<double>> windows) => model.Forward(windows.X).Prediction;
        Matrix<double> Line(Batch<Matrix<double>> windows) =>
            Matrix<double>.Build.Dense(1, 2000, (_, n) => 2 * windows.X.Columns[0, n] - windows.X.Columns[0, Math.Max(0, n - 100)]);
        double[] starts = [.. Enumerable.Range(0, 60).Select(i => 0.38 * i)], far = Waves.ByHorizon(model, wave, starts, 30);
        double Zero(int k) => Math.Sqrt(starts.Average(u => Math.Pow(wave(u + 0.1 * (19 + k)), 2)));
        return [Late(Said, 24), Late(Said, 48), Late(Line, 48), Late(windows => windows.X.Columns, 48), .. horizons.Select(k => far[k - 1]), .. horizons.Select(Zero)];
    }
}
