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
    private readonly SequenceModel model = model ?? throw new ArgumentNullException(nameof(model));
    private readonly ILoss<TTarget> loss = loss ?? throw new ArgumentNullException(nameof(loss));
    private readonly Optimizer optimizer = optimizer ?? throw new ArgumentNullException(nameof(optimizer));

    /// <summary>Largest entry of a gradient allowed, &gt; 0; default none. Cut before the norm is taken.</summary>
    public double ClipValue { get; init; } = double.PositiveInfinity;

    /// <summary>Longest gradient norm allowed, &gt; 0; default none.</summary>
    public double ClipNorm { get; init; } = double.PositiveInfinity;

    /// <summary>f in η = η_0·f(epochs done), where η_0 is the optimizer's rate when a fit begins and again when it ends; default constant.</summary>
    public LearningRateSchedule EpochSchedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>A further factor, by the steps done since the fit began; default constant.</summary>
    public LearningRateSchedule StepSchedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>Early stopping: a fit ends after so many epochs in a row without a better held-out loss, at least 1; default never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Patience
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "Patience is a number of epochs, at least 1.");
    } = int.MaxValue;

    /// <summary>How much lower a held-out loss must be to count as better for <see cref="Patience"/>, ≥ 0; default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not a number.</exception>
    public double MinimumGain
    {
        get;
        init => field = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "The minimum gain is a difference of two losses, at least 0.");
    }

    /// <summary>Whether a fit ends with the parameters of the epoch whose held-out loss was lowest; default no: with the last.</summary>
    public bool KeepBest { get; init; }

    /// <summary>Where dropout masks are drawn from while training; default none: nothing is dropped.</summary>
    public Random? Dropout { get; init; }

    /// <summary>One training step.</summary>
    /// <param name="batch">What to learn from.</param>
    /// <param name="initial">The state before the first step, default zeros.</param>
    /// <returns>The loss before the step, and the final state to carry on.</returns>
    /// <exception cref="InvalidOperationException">The loss or a clipped gradient is not finite: training has diverged.</exception>
    public (double Loss, State Final) Step(Batch<TTarget> batch, State? initial = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        optimizer.ZeroGradients();
        var tape = model.Forward(batch.X, initial, batch.Lengths, Dropout);
        double value = ClippedStep.Finite(loss.Loss(tape.Prediction, batch.Target), optimizer);
        model.BackwardToWeights(tape, loss.Gradient(tape.Prediction, batch.Target));
        ClippedStep.Take(optimizer, ClipNorm, ClipValue);
        return (value, tape.Final);
    }

    /// <summary>Trains on independent batches: every batch starts from a zero state.</summary>
    /// <param name="batches">Taken in this order in every epoch.</param>
    /// <param name="epochs">How many times all batches are seen, at least 1.</param>
    /// <param name="heldOut">Batches to measure after every epoch, never trained on; default none.</param>
    /// <param name="progress">Told after every epoch, for example a <see cref="PrintProgress"/>; default nobody.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <exception cref="ArgumentException">There is no batch, or <see cref="Patience"/> or <see cref="KeepBest"/> has no held-out loss to go by.</exception>
    /// <exception cref="InvalidOperationException">The loss is no longer a number: training has diverged.</exception>
    public TrainingHistory Fit(IReadOnlyList<Batch<TTarget>> batches, int epochs, IReadOnlyList<Batch<TTarget>>? heldOut = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(batches);
        return Fit(_ => batches, epochs, heldOut, progress, cancel);
    }

    /// <summary>Trains on batches that are cut anew for every epoch, for example in another order.</summary>
    /// <inheritdoc cref="Fit(IReadOnlyList{Batch{TTarget}}, int, IReadOnlyList{Batch{TTarget}}?, IProgress{TrainingProgress}?, CancellationToken)"/>
    /// <param name="batchesOf">The batches of epoch 1, 2, …: <c>_ => Batches.Mini(all, 32, random)</c>.</param>
    /// <param name="epochs">How many epochs, at least 1.</param>
    /// <param name="heldOut">Batches to measure after every epoch, never trained on; default none.</param>
    /// <param name="progress">Told after every epoch; default nobody.</param>
    /// <param name="cancel">Stops between two steps.</param>
    public TrainingHistory Fit(Func<int, IReadOnlyList<Batch<TTarget>>> batchesOf, int epochs, IReadOnlyList<Batch<TTarget>>? heldOut = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(batchesOf);
        return Run(epoch => Alone(batchesOf(epoch)), epochs, heldOut is null ? null : Alone(heldOut), progress, cancel);
    }

    /// <summary>Truncated backpropagation through time: the chunks follow one another, the state is carried from each to the next, gradients stop at the seam.</summary>
    /// <remarks>Williams and Peng (1990). Every epoch starts from a zero state.</remarks>
    /// <inheritdoc cref="Fit(IReadOnlyList{Batch{TTarget}}, int, IReadOnlyList{Batch{TTarget}}?, IProgress{TrainingProgress}?, CancellationToken)"/>
    /// <param name="chunks">Consecutive pieces of one long batch, all with the same number of examples: <c>Batches.Chunks(stream, steps)</c>.</param>
    /// <param name="epochs">How many times all chunks are seen, at least 1.</param>
    /// <param name="heldOut">Consecutive chunks to measure after every epoch, the state carried too; default none.</param>
    /// <param name="progress">Told after every epoch; default nobody.</param>
    /// <param name="cancel">Stops between two steps.</param>
    public TrainingHistory FitTruncated(IReadOnlyList<Batch<TTarget>> chunks, int epochs, IReadOnlyList<Batch<TTarget>>? heldOut = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        return FitTruncated([chunks], epochs, heldOut is null ? null : [heldOut], progress, cancel);
    }

    /// <summary>The same over several streams, for example books: each starts from a zero state.</summary>
    /// <inheritdoc cref="FitTruncated(IReadOnlyList{Batch{TTarget}}, int, IReadOnlyList{Batch{TTarget}}?, IProgress{TrainingProgress}?, CancellationToken)"/>
    /// <param name="streams">The consecutive chunks of each stream.</param>
    /// <param name="epochs">How many times all streams are seen, at least 1.</param>
    /// <param name="heldOut">Streams to measure after every epoch; default none.</param>
    /// <param name="progress">Told after every epoch; default nobody.</param>
    /// <param name="cancel">Stops between two steps.</param>
    public TrainingHistory FitTruncated(IReadOnlyList<IReadOnlyList<Batch<TTarget>>> streams, int epochs, IReadOnlyList<IReadOnlyList<Batch<TTarget>>>? heldOut = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(streams);
        return Run(_ => streams, epochs, heldOut, progress, cancel);
    }

    /// <summary>Mean loss over batches, without learning.</summary>
    /// <param name="batches">What to measure, at least one batch.</param>
    /// <param name="carryState">The batches are consecutive chunks; default no.</param>
    public double Evaluate(IReadOnlyList<Batch<TTarget>> batches, bool carryState = false)
    {
        ArgumentNullException.ThrowIfNull(batches);
        return Evaluate(carryState ? [batches] : Alone(batches));
    }

    private TrainingHistory Run(
        Func<int, IReadOnlyList<IReadOnlyList<Batch<TTarget>>>> streamsOf, int epochs, IReadOnlyList<IReadOnlyList<Batch<TTarget>>>? heldOut, IProgress<TrainingProgress>? progress, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        if (heldOut is null && (Patience < int.MaxValue || KeepBest))
            throw new ArgumentException("Patience and KeepBest go by the held-out loss, but no held-out batches were given.", nameof(heldOut));
        double rate = optimizer.LearningRate;
        var (steps, seen, best) = (new List<double>(), new List<TrainingProgress>(), new BestEpoch(ParameterSet.Of(model.Parameters), MinimumGain, KeepBest));
        try
        {
            for (int epoch = 1; epoch <= epochs && epoch - 1 - best.LastGain < Patience; epoch++)
            {
                int before = steps.Count;
                foreach (var stream in streamsOf(epoch))
                    Learn(stream, rate * EpochSchedule.Factor(epoch - 1), steps, cancel);
                if (steps.Count == before)
                    throw new ArgumentException("There is nothing to learn from: 0 batches were given.");
                double measured = heldOut is null ? double.NaN : Evaluate(heldOut);
                seen.Add(new TrainingProgress(epoch, epochs, steps.Skip(before).Average(), measured) { LearningRate = optimizer.LearningRate });
                best.Consider(epoch, measured);
                progress?.Report(seen[^1]);
            }
        }
        finally
        {
            optimizer.LearningRate = rate;
            best.Restore();
        }
        return new TrainingHistory(steps, seen);
    }

    /// <summary>One step a chunk, the state carried.</summary>
    private void Learn(IReadOnlyList<Batch<TTarget>> stream, double rate, List<double> losses, CancellationToken cancel)
    {
        State? state = null;
        foreach (var chunk in stream)
        {
            cancel.ThrowIfCancellationRequested();
            optimizer.LearningRate = rate * StepSchedule.Factor(losses.Count);
            (double value, state) = Step(chunk, state);
            losses.Add(value);
        }
    }

    private double Evaluate(IReadOnlyList<IReadOnlyList<Batch<TTarget>>> streams)
    {
        var losses = streams.SelectMany(Losses).ToList();
        return losses.Count > 0 ? losses.Average() : throw new ArgumentException("There is nothing to measure: 0 batches were given.");
    }

    private IEnumerable<double> Losses(IReadOnlyList<Batch<TTarget>> stream)
    {
        State? state = null;
        foreach (var chunk in stream)
        {
            (var prediction, state) = model.Predict(chunk.X, state, chunk.Lengths);
            yield return loss.Loss(prediction, chunk.Target);
        }
    }

    /// <summary>Independent batches: streams of one chunk.</summary>
    private static List<IReadOnlyList<Batch<TTarget>>> Alone(IReadOnlyList<Batch<TTarget>> batches) => [.. batches.Select(batch => (IReadOnlyList<Batch<TTarget>>)[batch])];
}
