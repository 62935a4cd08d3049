using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;

namespace SequenceModels.Training;

/// <summary>Forward, loss, backward, clip, step; again and again.</summary>
/// <remarks>Used from lesson 04-the-vanilla-rnn on.</remarks>
/// <typeparam name="TTarget">Class numbers (<c>int[]</c>) or a matrix of numbers.</typeparam>
/// <param name="model">What learns.</param>
/// <param name="loss">What it should make small.</param>
/// <param name="optimizer">How it steps; it must hold the model's parameters.</param>
public sealed class Trainer<TTarget>(SequenceModel model, ILoss<TTarget> loss, Optimizer optimizer)
{
    /// <summary>Longest gradient norm allowed, &gt; 0; default none.</summary>
    public double ClipNorm { get; init; } = double.PositiveInfinity;

    /// <summary>One training step.</summary>
    /// <param name="batch">What to learn from.</param>
    /// <param name="initial">h_0, default zeros.</param>
    /// <returns>The loss before the step, and h_T to carry on.</returns>
    public (double Loss, State Final) Step(Batch<TTarget> batch, State? initial = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        optimizer.ZeroGradients();
        var tape = model.Forward(batch.X, initial);
        double value = loss.Loss(tape.Prediction, batch.Target);
        if (!double.IsFinite(value))
            throw new InvalidOperationException(batch.X.Columns.Exists(x => !Real.IsFinite(x))
                ? $"The loss is {value} because the input holds a number that is not finite. Clean the data: fill the gap or leave that part out."
                : $"The loss is {value}: training has diverged. Take a smaller learning rate (now {optimizer.LearningRate}) or clip gradients with ClipNorm = 1.");
        model.Backward(tape, loss.Gradient(tape.Prediction, batch.Target));
        if (double.IsFinite(ClipNorm))
            GradientClipping.ByNorm(model.Parameters, ClipNorm);
        optimizer.Step();
        return (value, tape.Final);
    }

    /// <summary>Trains on independent batches: every batch starts from a zero state.</summary>
    /// <param name="batches">Taken in this order in every epoch.</param>
    /// <param name="epochs">How many times all batches are seen, at least 1.</param>
    /// <param name="heldOut">Batches to measure after every epoch, never trained on; default none.</param>
    /// <param name="progress">Told after every epoch, for example a <see cref="PrintProgress"/>; default nobody.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <exception cref="InvalidOperationException">The loss is no longer a number: training has diverged.</exception>
    public TrainingHistory Fit(IReadOnlyList<Batch<TTarget>> batches, int epochs, IReadOnlyList<Batch<TTarget>>? heldOut = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancel = default) =>
        Fit(batches, epochs, carryState: false, heldOut, progress, cancel);

    /// <summary>Truncated backpropagation through time: the chunks follow one another, the state is carried from each to the next, gradients stop at the seam.</summary>
    /// <remarks>Williams and Peng (1990). Every epoch starts from a zero state.</remarks>
    /// <inheritdoc cref="Fit(IReadOnlyList{Batch{TTarget}}, int, IReadOnlyList{Batch{TTarget}}?, IProgress{TrainingProgress}?, CancellationToken)"/>
    /// <param name="chunks">Consecutive pieces of one long batch, all with the same number of examples.</param>
    /// <param name="epochs">How many times all chunks are seen, at least 1.</param>
    /// <param name="heldOut">Consecutive chunks to measure after every epoch, the state carried too; default none.</param>
    /// <param name="progress">Told after every epoch; default nobody.</param>
    /// <param name="cancel">Stops between two steps.</param>
    public TrainingHistory FitTruncated(IReadOnlyList<Batch<TTarget>> chunks, int epochs, IReadOnlyList<Batch<TTarget>>? heldOut = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancel = default) =>
        Fit(chunks, epochs, carryState: true, heldOut, progress, cancel);

    /// <summary>Mean loss over batches, without learning.</summary>
    /// <param name="batches">What to measure.</param>
    /// <param name="carryState">The batches are consecutive chunks; default no.</param>
    public double Evaluate(IReadOnlyList<Batch<TTarget>> batches, bool carryState = false)
    {
        ArgumentNullException.ThrowIfNull(batches);
        State? state = null;
        double sum = 0;
        foreach (var batch in batches)
        {
            var tape = model.Forward(batch.X, state);
            sum += loss.Loss(tape.Prediction, batch.Target);
            state = carryState ? tape.Final : null;
        }
        return sum / batches.Count;
    }

    private TrainingHistory Fit(IReadOnlyList<Batch<TTarget>> batches, int epochs, bool carryState, IReadOnlyList<Batch<TTarget>>? heldOut, IProgress<TrainingProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(batches);
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        if (batches.Count == 0)
            throw new ArgumentException("There is nothing to learn from: 0 batches were given.", nameof(batches));
        var steps = new List<double>();
        var seen = new List<TrainingProgress>();
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            State? state = null;
            foreach (var batch in batches)
            {
                cancel.ThrowIfCancellationRequested();
                var (value, final) = Step(batch, state);
                state = carryState ? final : null;
                steps.Add(value);
            }
            double measured = heldOut is null ? double.NaN : Evaluate(heldOut, carryState);
            seen.Add(new TrainingProgress(epoch, epochs, steps.TakeLast(batches.Count).Average(), measured));
            progress?.Report(seen[^1]);
        }
        return new TrainingHistory(steps, seen);
    }
}
