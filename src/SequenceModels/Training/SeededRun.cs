using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;

namespace SequenceModels.Training;

/// <summary>One training run among several that differ in their first weights only: shows how much of a result is luck.</summary>
/// <remarks>A model that has dropout draws its masks from a stream of the seed. Used from lesson 04-the-vanilla-rnn on.</remarks>
/// <param name="Seed">Where the first weights came from.</param>
/// <param name="Model">The trained model.</param>
/// <param name="History">How it got there.</param>
public sealed record SeededRun(int Seed, SequenceModel Model, TrainingHistory History)
{
    /// <summary>The training loss of every epoch, for a figure.</summary>
    public IReadOnlyList<double> Curve => [.. History.Epochs.Select(epoch => epoch.Loss)];

    /// <summary>The held-out loss of every epoch, for a figure; NaN where nothing was held out.</summary>
    public IReadOnlyList<double> HeldOutCurve => [.. History.Epochs.Select(epoch => epoch.HeldOut)];

    /// <summary>Trains one new model for each seed with Adam, all on the same batches.</summary>
    /// <typeparam name="TTarget">Class numbers (<c>int[]</c>) or a matrix of numbers.</typeparam>
    /// <param name="seeds">One run each.</param>
    /// <param name="start">Makes an untrained model from a source of first weights.</param>
    /// <param name="loss">What the models should make small.</param>
    /// <param name="batches">Taken in this order in every epoch, every batch from a zero state.</param>
    /// <param name="epochs">How many times all batches are seen, at least 1.</param>
    /// <param name="learningRate">η &gt; 0, default 0.001.</param>
    /// <param name="clipNorm">Longest gradient norm allowed, &gt; 0; default none.</param>
    /// <param name="heldOut">Batches to measure after every epoch, never trained on; default none.</param>
    /// <exception cref="InvalidOperationException">A run diverged.</exception>
    public static SeededRun[] Train<TTarget>(
        IEnumerable<int> seeds, Func<Random, SequenceModel> start, ILoss<TTarget> loss, IReadOnlyList<Batch<TTarget>> batches, int epochs,
        double learningRate = 0.001, double clipNorm = double.PositiveInfinity, IReadOnlyList<Batch<TTarget>>? heldOut = null)
    {
        ArgumentNullException.ThrowIfNull(batches);
        return Train(seeds, start, loss, _ => batches, epochs, learningRate, clipNorm, heldOut);
    }

    /// <summary>Trains one new model for each seed with Adam on batches drawn anew for every epoch: a race between kinds of models.</summary>
    /// <remarks>What is drawn depends on the seed and not on the model: with one seed, models of every kind and size meet the same examples.</remarks>
    /// <inheritdoc cref="Train{TTarget}(IEnumerable{int}, Func{Random, SequenceModel}, ILoss{TTarget}, IReadOnlyList{Batch{TTarget}}, int, double, double, IReadOnlyList{Batch{TTarget}}?)"/>
    /// <param name="seeds">One run each.</param>
    /// <param name="start">Makes an untrained model from a source of first weights.</param>
    /// <param name="loss">What the models should make small.</param>
    /// <param name="draw">The batches of one epoch: <c>random => task.Batches(50, 32, length, random)</c>.</param>
    /// <param name="epochs">How often batches are drawn, at least 1.</param>
    /// <param name="learningRate">η &gt; 0, default 0.001.</param>
    /// <param name="clipNorm">Longest gradient norm allowed, &gt; 0; default none.</param>
    /// <param name="heldOut">Batches to measure after every epoch, never trained on; default none.</param>
    public static SeededRun[] Train<TTarget>(
        IEnumerable<int> seeds, Func<Random, SequenceModel> start, ILoss<TTarget> loss, Func<Random, IReadOnlyList<Batch<TTarget>>> draw, int epochs,
        double learningRate = 0.001, double clipNorm = double.PositiveInfinity, IReadOnlyList<Batch<TTarget>>? heldOut = null)
    {
        AllGiven(loss, seeds, start, draw);
        SeededRun Run(int seed)
        {
            // Other streams than that of the weights, or the first examples would be drawn with the numbers of the first weights.
            var (model, data) = (start(new Random(seed)), new Random(int.MaxValue - seed));
            var masks = new Random(int.MaxValue / 2 - seed);
            var trainer = new Trainer<TTarget>(model, loss, new Adam(model.Parameters, learningRate)) { ClipNorm = clipNorm, Dropout = masks };
            return new(seed, model, trainer.Fit(_ => draw(data), epochs, heldOut));
        }
        return [.. seeds.Select(Run)];
    }
}
