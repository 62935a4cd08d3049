using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Does the forget gate's first bias decide when an LSTM arrives at adding? 16 units, T = 50, Adam at 0.02, gradient norm clipped at 1, twenty seeds.</summary>
/// <remarks>Batches of 32 drawn anew; a point of the curve is the mean loss of 50 updates. Arrived: below 0.01; one point more than the budget if that never happens.</remarks>
internal sealed class Lesson08ForgetBias : IExperiment
{
    private const int Updates = 1500, Every = 50, Length = 50;
    private static readonly int[] biases = [0, 1];

    public string Name => "08-forget-bias";

    public IReadOnlyList<string> Columns { get; } = ["bias", "seed", "arrival", .. Enumerable.Range(1, Updates / Every).Select(n => $"{n * Every}")];

    public IEnumerable<(string Row, Func<IReadOnlyList<object>> Compute)> Rows() =>
        from bias in biases
        from seed in Enumerable.Range(1, 20)
        select ($"b_f = {bias}, seed {seed}", (Func<IReadOnlyList<object>>)(() => Race(bias, seed)));

    private static IReadOnlyList<object> Race(int bias, int seed)
    {
        var random = new Random(seed);
        var model = SequenceModel.Lstm(2, 16, 1, random, ReadOut.LastStep, bias);
        var trainer = new Trainer<Matrix<Real>>(model, new SquaredError(), new Adam(model.Parameters, 0.02)) { ClipNorm = 1 };
        double[] curve = [.. Enumerable.Range(0, Updates / Every).Select(_ =>
            SequenceTasks.AddingTask.Batches(Every, 32, Length, random).Average(batch => trainer.Step(batch).Loss))];
        int arrival = Every * (1 + curve.TakeWhile(loss => loss >= 0.01).Count());
        return [bias, seed, arrival, .. curve.Select(loss => (object)Math.Round(loss, 3))];
    }
}
