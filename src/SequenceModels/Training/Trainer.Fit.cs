using SequenceModels.Losses;

namespace SequenceModels.Training;

/// <content>Many steps: batches, streams, epochs.</content>
public sealed partial class Trainer<TTarget>
{
    /// <summary>Trains on independent batches: every batch starts from a zero state.</summary>
    /// <param name="batches">Taken in this order in every epoch.</param>
    /// <param name="epochs">How many times all batches are seen from now on, at least 1.</param>
    /// <param name="heldOut">Batches to measure after every epoch, never trained on; default none.</param>
    /// <param name="progress">Told after every epoch, for example a <see cref="PrintProgress"/>; default nobody.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <exception cref="ArgumentException">There is no batch or no target that counts, or <see cref="Patience"/> or <see cref="KeepBest"/> has no held-out loss to go by.</exception>
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
    public TrainingHistory FitTruncated(IReadOnlyList<Batch<TTarget>> chunks, int epochs, IReadOnlyList<Batch<TTarget>>? heldOut = null, IProgress<TrainingProgress>? progress = null, CancellationToken cancel = default) =>
        FitTruncated([Given(chunks)], epochs, heldOut is null ? null : [heldOut], progress, cancel);

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

    /// <summary>The loss of all targets together, without learning: a mean over all that count, not over the batches, so that it does not matter how they are cut.</summary>
    /// <param name="batches">What to measure, at least one batch.</param>
    /// <param name="carryState">The batches are consecutive chunks; default no.</param>
    /// <exception cref="ArgumentException">There is no batch, no target counts, or the state cannot be carried.</exception>
    public double Evaluate(IReadOnlyList<Batch<TTarget>> batches, bool carryState = false) =>
        Evaluate(carryState ? [Given(batches)] : Alone(Given(batches)));

    private TrainingHistory Run(
        Func<int, IReadOnlyList<IReadOnlyList<Batch<TTarget>>>> streamsOf, int epochs, IReadOnlyList<IReadOnlyList<Batch<TTarget>>>? heldOut, IProgress<TrainingProgress>? progress, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(epochs, 1);
        if (heldOut is null && (Patience < int.MaxValue || KeepBest))
            throw new ArgumentException("Patience and KeepBest go by the held-out loss, but no held-out batches were given.", nameof(heldOut));
        int last = (int)Math.Min(int.MaxValue, (long)EpochsDone + epochs);
        var (steps, seen, best) = (new List<double>(), new List<TrainingProgress>(), new BestEpoch(parameters, MinimumGain, KeepBest, EpochsDone));
        double rate = optimizer.LearningRate;
        optimizer.RateBeforeSchedule = rate;
        try
        {
            while (EpochsDone < last && EpochsDone - best.LastGain < Patience)
            {
                double learnt = Learn(streamsOf(EpochsDone + 1), rate * EpochFactor, steps, cancel);
                double measured = heldOut is null ? double.NaN : Evaluate(heldOut);
                EpochsDone++;
                seen.Add(new TrainingProgress(EpochsDone, last, learnt, measured) { LearningRate = optimizer.LearningRate });
                best.Consider(EpochsDone, measured);
                Plateau?.Report(heldOut is null ? learnt : measured);
                progress?.Report(seen[^1]);
            }
        }
        finally
        {
            (optimizer.LearningRate, optimizer.RateBeforeSchedule) = (rate, null);
            best.Restore();
        }
        return new TrainingHistory(steps, seen);
    }

    /// <summary>One epoch: one step for so many chunks as are gathered, the state carried within a stream.</summary>
    /// <returns>The loss of all.</returns>
    private double Learn(IReadOnlyList<IReadOnlyList<Batch<TTarget>>> streams, double rate, List<double> steps, CancellationToken cancel)
    {
        var (all, gathered) = (new BatchLosses(loss.Reduction), new BatchLosses(loss.Reduction));
        bool weighed = GatheredBatches > 1 && loss.Reduction == Reduction.Mean;
        foreach (var stream in streams)
        {
            State? state = null;
            RequireCarried(stream);
            foreach (var chunk in stream)
            {
                cancel.ThrowIfCancellationRequested();
                if (gathered.Batches == 0)
                    cleared.ZeroGradients();
                (double value, double weight, state) = AddGradients(chunk, state, weighed);
                all.Add(value, weight);
                gathered.Add(value, weight);
                if (gathered.Batches == GatheredBatches)
                    TakeGathered();
            }
        }
        if (gathered.Batches > 0)
            TakeGathered();
        return all.Batches > 0 ? Counted(all) : throw new ArgumentException("There is nothing to learn from: 0 batches were given.");

        void TakeGathered()
        {
            for (int p = 0; weighed && gathered.Weight > 0 && p < parameters.Count; p++)
                TensorPrimitives.Divide(parameters[p].Gradients, (Real)gathered.Weight, parameters[p].Gradients);
            Take(rate);
            steps.Add(gathered.Value);
            gathered = new BatchLosses(loss.Reduction);
        }
    }

    private double Evaluate(IReadOnlyList<IReadOnlyList<Batch<TTarget>>> streams)
    {
        var all = new BatchLosses(loss.Reduction);
        foreach (var stream in streams)
        {
            State? state = null;
            RequireCarried(stream);
            foreach (var chunk in stream)
            {
                (var prediction, state) = model.Predict(chunk.X, state, chunk.Lengths);
                all.Add(loss.Loss(prediction, chunk.Target), loss.Weight(prediction, chunk.Target));
                PastLength.Require(loss, chunk.Target, chunk.Lengths, prediction.ColumnCount);
            }
        }
        return all.Batches > 0 ? Counted(all) : throw new ArgumentException("There is nothing to measure: 0 batches were given.");
    }

    private static double Counted(BatchLosses all) => all.Weight > 0
        ? all.Value
        : throw new ArgumentException($"None of the targets of {all.Batches} batches counts: all carry the mark that the loss ignores, or weigh nothing.");

    /// <summary>Chunks follow one another only where the state says all of the past, and where no example has ended.</summary>
    private void RequireCarried(IReadOnlyList<Batch<TTarget>> stream)
    {
        if (stream.Count > 1 && !model.Layer.StateCarriesPast)
            throw new ArgumentException($"The chunks of a stream follow one another, but the state of this {model.Layer.GetType().Name} does not carry the past from one to the next (attention, places or a direction from the end): use Fit or Evaluate with whole sequences.");
        for (int k = 0; k + 1 < stream.Count; k++)
        {
            if (stream[k].Lengths?.Any(length => length < stream[k].X.Steps) == true)
                throw new ArgumentException($"An example ends in chunk {k}, but chunk {k + 1} goes on with it: cut streams of equal length, or put what ends into streams of its own.");
        }
    }

    /// <summary>Independent batches: streams of one chunk.</summary>
    private static List<IReadOnlyList<Batch<TTarget>>> Alone(IReadOnlyList<Batch<TTarget>> batches) => [.. batches.Select(batch => (IReadOnlyList<Batch<TTarget>>)[batch])];
}
