using SequenceModels.Data.Tasks;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Optimizers;
using SequenceModels.Training;

namespace Experiments;

/// <summary>Lesson 06b: an RNN of 32 units learns temporal order while its gradient goes back through the last steps only. Twenty steps, batches of 64, Adam at 0.001, gradient norm clipped at 0.2.</summary>
internal static class TemporalOrder
{
    private const int Length = 20, Every = 50;

    /// <summary>The numbers of updates at which <see cref="Learn"/> gives a loss.</summary>
    public static IEnumerable<int> Moments(int updates) => Enumerable.Range(1, updates / Every).Select(n => n * Every);

    /// <summary>Mean losses of 50 updates each, in nats.</summary>
    /// <param name="radius">The spectral radius of the recurrent weights at the start.</param>
    /// <param name="window">Steps that the gradient sees.</param>
    /// <param name="seed">Draws the network and the data.</param>
    /// <param name="updates">Steps of learning.</param>
    /// <param name="reset">Whether the state is zero at the start of the window instead of carried into it.</param>
    public static double[] Learn(double radius, int window, int seed, int updates, bool reset = false)
    {
        var reader = SequenceModel.Rnn(8, 32, 4, new Random(seed), ReadOut.LastStep);
        var whh = reader.Recurrent.Cell.Whh;
        whh.Set(Spectrum.WithRadius(whh.Value, radius));
        var trainer = new Trainer<int[]>(reader, new SoftmaxCrossEntropy(), new Adam(reader.Parameters, 0.001)) { ClipNorm = 0.2 };
        var (data, cut) = (new Random(100 + seed), Length - window);
        double OneStep()
        {
            var batch = SequenceTasks.TemporalOrderTask.Draw(64, Length, data);
            var start = reset ? null : reader.Predict(batch.X.Slice(0, cut)).Final;
            return trainer.Step(new(batch.X.Slice(cut, window), batch.Target), start).Loss;
        }
        double[] losses = [.. Enumerable.Range(0, updates).Select(_ => OneStep())];
        return [.. losses.Chunk(Every).Select(part => part.Average())];
    }
}
