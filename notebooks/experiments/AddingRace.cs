using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>The race of lesson 08b: the adding problem over 50 steps, batches of 32 drawn anew, Adam, gradient norm clipped at 1, 1,500 updates.</summary>
internal static class AddingRace
{
    private const int Updates = 1500, Every = 50, Length = 50;

    /// <summary>The numbers of updates at which <see cref="Curve"/> has its points.</summary>
    public static IEnumerable<int> Moments => Enumerable.Range(1, Updates / Every).Select(n => n * Every);

    /// <summary>Mean losses of 50 updates each.</summary>
    public static double[] Curve(Func<Random, SequenceModel> start, double rate, int seed)
    {
        var random = new Random(seed);
        var model = start(random);
        var trainer = new Trainer<Matrix<double>>(model, new SquaredError(), new Adam(model.Parameters, rate)) { ClipNorm = 1 };
        return [.. Moments.Select(_ => SequenceTasks.AddingTask.Batches(Every, 32, Length, random).Average(batch => trainer.Step(batch).Loss))];
    }

    /// <summary>When the mean loss of 50 updates is below 0.01 for the first time; one point more than the budget if that never happens.</summary>
    public static int Arrival(double[] curve) => Every * (1 + curve.TakeWhile(loss => loss >= 0.01).Count());
}
