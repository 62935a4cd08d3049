using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Three starts of 32 units learn where a walker is after thirty steps, without clipping and with the gradient's norm clipped at 1: who survives, who learns? Ten seeds.</summary>
/// <remarks>Plain SGD at 0.01, batches of 32, 200 updates; a point of the curve is the mean square error of 20 updates. A run ends where a loss or a gradient is no longer a finite number; its later points are infinite.</remarks>
internal sealed class Lesson06Clipping : IExperiment
{
    private const int Units = 32, Steps = 30, Examples = 32, Updates = 200, Every = 20;

    private static readonly (string Name, Activation Activation, Func<Matrix<double>, Matrix<double>> Whh)[] Starts =
    [
        ("ReLU ρ = 1.8", Activation.Relu, w => Spectrum.WithRadius(w, 1.8)),
        ("ReLU identity", Activation.Relu, _ => Matrix<double>.Build.DenseIdentity(Units)),
        ("tanh identity", Activation.Tanh, _ => Matrix<double>.Build.DenseIdentity(Units)),
    ];

    private static readonly (string Name, double Limit)[] Clippings = [("none", double.PositiveInfinity), ("norm 1", 1)];

    public string Name => "06-clipping";

    public IReadOnlyList<string> Columns { get; } = ["network", "clipping", "seed", "updates", .. Enumerable.Range(1, Updates / Every).Select(n => $"{n * Every}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from start in Starts
        from clipping in Clippings
        from seed in Enumerable.Range(1, 10)
        select ($"{start.Name}, {clipping.Name}, seed {seed}", (Func<IReadOnlyList<object>>)(() =>
        {
            var losses = Learn(start.Activation, start.Whh, clipping.Limit, seed);
            return [start.Name, clipping.Name, seed, losses.Count, .. Enumerable.Range(0, Updates / Every).Select(n => (object)Mean(losses, n * Every))];
        }));

    private static double Mean(List<double> losses, int from) =>
        losses.Count < from + Every ? double.PositiveInfinity : Math.Round(losses[from..(from + Every)].Average(), 6);

    private static List<double> Learn(Activation bend, Func<Matrix<double>, Matrix<double>> whh, double limit, int seed)
    {
        var model = SequenceModel.Rnn(1, Units, 1, new Random(seed), ReadOut.LastStep, bend);
        var cell = model.Recurrent.Cell;
        cell.Whh.Set(whh(cell.Whh.Value));
        cell.Bh.Set(new double[Units]);
        var trainer = new Trainer<Matrix<double>>(model, new SquaredError(), new Sgd(model.Parameters, 0.01)) { ClipNorm = limit };
        var (data, losses) = (new Random(50 + seed), new List<double>());
        try
        {
            while (losses.Count < Updates)
                losses.Add(trainer.Step(LongWalk(data)).Loss);
        }
        catch (InvalidOperationException)
        {
            // The trainer refuses to go on from a loss or a gradient that is no number: that is how such a run ends.
        }

        return losses;
    }

    private static Batch<Matrix<double>> LongWalk(Random random)
    {
        var moves = Matrix<double>.Build.Dense(1, Steps * Examples, (_, _) => random.Next(-1, 2));
        var x = new Sequence(moves, batch: Examples);
        var place = Enumerable.Range(0, Steps).Select(t => x[t]).Aggregate((a, b) => a + b);
        return new(x, place / Math.Sqrt(Steps));
    }
}
