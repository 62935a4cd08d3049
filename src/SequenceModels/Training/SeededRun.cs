using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;

namespace SequenceModels.Training;

/// <summary>One training run among several that differ in their first weights only: shows how much of a result is luck.</summary>
/// <remarks>Used from lesson 04-the-vanilla-rnn on.</remarks>
/// <param name="Seed">Where the first weights came from.</param>
/// <param name="Model">The trained model.</param>
/// <param name="History">How it got there.</param>
public sealed record SeededRun(int Seed, SequenceModel Model, TrainingHistory History)
{
    /// <summary>The training loss of every epoch, for a figure.</summary>
    public IReadOnlyList<double> Curve => [.. History.Epochs.Select(epoch => epoch.Loss)];

    /// <summary>Trains one new model for each seed with Adam, all on the same batches.</summary>
    /// <typeparam name="TTarget">Class numbers (<c>int[]</c>) or a matrix of numbers.</typeparam>
    /// <param name="seeds">One run each.</param>
    /// <param name="start">Makes an untrained model from a source of first weights.</param>
    /// <param name="loss">What the models should make small.</param>
    /// <param name="batches">Taken in this order in every epoch, every batch from a zero state.</param>
    /// <param name="epochs">How many times all batches are seen, at least 1.</param>
    /// <param name="learningRate">η &gt; 0, default 0.001.</param>
    /// <exception cref="InvalidOperationException">A run diverged.</exception>
    public static SeededRun[] Train<TTarget>(
        IEnumerable<int> seeds, Func<Random, SequenceModel> start, ILoss<TTarget> loss, IReadOnlyList<Batch<TTarget>> batches, int epochs, double learningRate = 0.001)
    {
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(seeds);
        ArgumentNullException.ThrowIfNull(start);
        SeededRun Run(int seed)
        {
            var model = start(new Random(seed));
            var trainer = new Trainer<TTarget>(model, loss, new Adam(model.Parameters, learningRate));
            return new(seed, model, trainer.Fit(batches, epochs));
        }
        return [.. seeds.Select(Run)];
    }
}
