using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Optimizers;

namespace SequenceModels.Training;

/// <summary>Forward, loss, backward, clip, step; again and again.</summary>
/// <remarks>
/// A trainer may fit again and goes on: the schedules and the numbers of the epochs continue. Early stopping and the best epoch are those of one fit.
/// Every loss that it gives is the loss of all targets together, each counted once, however they are cut into batches. Used from lesson 04-the-vanilla-rnn on.
/// </remarks>
/// <typeparam name="TTarget">Class numbers (<c>int[]</c>) or a matrix of numbers.</typeparam>
/// <param name="model">What learns.</param>
/// <param name="loss">What it should make small.</param>
/// <param name="optimizer">How it steps; it holds the model's parameters, or some of them: the others are frozen.</param>
/// <exception cref="ArgumentException">The optimizer holds the parameters of another model.</exception>
public sealed partial class Trainer<TTarget>(SequenceModel model, ILoss<TTarget> loss, Optimizer optimizer)
{
    private readonly SequenceModel model = Given(model);
    private readonly ILoss<TTarget> loss = Given(loss);
    private readonly ParameterSet parameters = ParameterSet.Of(Given(model).Parameters);

    // An optimizer that holds more would step by what is left there.
    private readonly ParameterSet cleared = ParameterSet.Of([.. model.Parameters, .. Given(optimizer).Parameters]);
    private readonly bool drops = model.HasDropout;
    private readonly Optimizer optimizer = ClippedStep.Fitting(optimizer, model.Parameters);

    /// <summary>Largest entry of a gradient allowed, &gt; 0; default none. Cut before the norm is taken.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a positive number.</exception>
    public double ClipValue { get; init => field = ClippedStep.Limit(value); } = double.PositiveInfinity;

    /// <summary>Longest gradient norm allowed, &gt; 0; default none.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a positive number.</exception>
    public double ClipNorm { get; init => field = ClippedStep.Limit(value); } = double.PositiveInfinity;

    /// <summary>f in η = η_0·f(<see cref="EpochsDone"/>), where η_0 is the optimizer's rate when a fit begins and again when it ends; default constant.</summary>
    public LearningRateSchedule EpochSchedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>A further factor, by <see cref="StepsDone"/>; default constant.</summary>
    public LearningRateSchedule StepSchedule { get; init; } = LearningRateSchedule.Constant;

    /// <summary>A further factor that falls when the held-out loss (the training loss, where nothing is held out) no longer does; default none.</summary>
    public PlateauSchedule? Plateau { get; init; }

    /// <summary>Batches whose gradients are gathered for one step, at least 1 (default): n small batches learn as one large one, in the memory of a small one.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int GatheredBatches { get; init => field = InRange(value >= 1, value, "A step gathers the gradients of at least 1 batch."); } = 1;

    /// <summary>Early stopping: a fit ends after so many epochs in a row without a better held-out loss, at least 1; default never.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int Patience { get; init => field = InRange(value >= 1, value, "Patience is a number of epochs, at least 1."); } = int.MaxValue;

    /// <summary>How much lower a held-out loss must be to count as better for <see cref="Patience"/>, ≥ 0; default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not a number.</exception>
    public double MinimumGain { get; init => field = InRange(value >= 0, value, "The minimum gain is a difference of two losses, at least 0."); }

    /// <summary>Whether a fit ends with the parameters of the epoch whose held-out loss was lowest; default no: with the last.</summary>
    public bool KeepBest { get; init; }

    /// <summary>Where dropout masks are drawn from while training; default none, which a model that has dropout refuses.</summary>
    public Random? Dropout { get; init; }

    /// <summary>One training step on one batch, with η as the schedules have it after <see cref="EpochsDone"/> and <see cref="StepsDone"/>.</summary>
    /// <param name="batch">What to learn from.</param>
    /// <param name="initial">The state before the first step, default zeros.</param>
    /// <returns>The loss before the step, and the final state to carry on.</returns>
    /// <exception cref="InvalidOperationException">The loss or a clipped gradient is not finite: training has diverged. Or the model has dropout and the trainer no <see cref="Dropout"/>, or the trainer gathers several batches for a step.</exception>
    public (double Loss, State Final) Step(Batch<TTarget> batch, State? initial = null)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (GatheredBatches > 1)
            throw new InvalidOperationException($"The trainer gathers {GatheredBatches} batches for a step, but Step is given one: call Fit, which gathers them, or make a trainer without GatheredBatches.");
        cleared.ZeroGradients();
        var (value, _, final) = AddGradients(batch, initial, weighed: false);
        double rate = optimizer.LearningRate;
        try
        {
            Take((optimizer.RateBeforeSchedule ?? rate) * EpochFactor);
        }
        finally
        {
            optimizer.LearningRate = rate;
        }
        return (value, final);
    }

    /// <summary>Epochs done in all fits; the schedules go by it. Set it to begin again at 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int EpochsDone { get; set => field = NotNegative(value); }

    /// <summary>Steps done in all fits; the schedules go by it. Set it to begin again at 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative.</exception>
    public int StepsDone { get; set => field = NotNegative(value); }

    /// <summary>A copy of what the optimizer remembers and how far this trainer has come: with the parameters, all that it takes to go on later. May be called from a progress report.</summary>
    /// <remarks>A source of randomness can be saved if it is a <see cref="ResumableRandom"/>: here <see cref="Dropout"/>; the caller's, for the order of batches, is the caller's to save.</remarks>
    /// <exception cref="InvalidOperationException">The model has dropout, and its masks are drawn from a source whose state cannot be read.</exception>
    public TrainingState SaveState()
    {
        if (drops && Dropout is not (null or ResumableRandom))
            throw new InvalidOperationException($"The masks of dropout are drawn from a {Dropout.GetType().Name}, whose state cannot be saved, so that the run would go on with other masks: make the trainer with Dropout = new ResumableRandom(1).");
        var saved = optimizer.SaveState();
        var numbers = new Dictionary<string, double>(saved.Numbers) { ["trainer.epochs"] = EpochsDone, ["trainer.steps"] = StepsDone };
        Plateau?.Save(numbers);
        (Dropout as ResumableRandom)?.Save(numbers, "dropout");
        return saved with { Numbers = numbers };
    }

    /// <summary>Goes on from a saved state: the next fit does what it would have done without the interruption.</summary>
    /// <param name="state">What <see cref="SaveState"/> gave, of a trainer and an optimizer with the same settings.</param>
    /// <exception cref="ArgumentException">Something does not fit or is missing; nothing has changed.</exception>
    public void LoadState(TrainingState state)
    {
        var (epochs, steps) = (Count(Given(state), "trainer.epochs"), Count(state, "trainer.steps"));
        var plateau = Plateau?.Read(state.Numbers);
        var masks = (Dropout as ResumableRandom)?.Read(state.Numbers, "dropout");
        optimizer.LoadState(state);
        (EpochsDone, StepsDone) = (epochs, steps);
        plateau?.Invoke();
        masks?.Invoke();
    }

    /// <summary>What the schedules of epochs make of η_0.</summary>
    private double EpochFactor => EpochSchedule.Factor(EpochsDone) * (Plateau?.Factor ?? 1);

    /// <summary>Clips and steps, with the rate of the epoch times what the schedule of steps makes of it.</summary>
    private void Take(double rate)
    {
        optimizer.LearningRate = rate * StepSchedule.Factor(StepsDone);
        ClippedStep.Take(optimizer, ClipNorm, ClipValue);
        StepsDone++;
    }

    /// <summary>Forward, loss, backward.</summary>
    /// <param name="batch">What to learn from.</param>
    /// <param name="initial">The state before the first step.</param>
    /// <param name="weighed">Whether the gradients are multiplied by what the batch weighs.</param>
    private (double Loss, double Weight, State Final) AddGradients(Batch<TTarget> batch, State? initial, bool weighed)
    {
        if (Dropout is null && drops)
            throw new InvalidOperationException("The model has dropout, but the trainer has no source of masks, so that nothing would be dropped: give it one, Dropout = new Random(1), or make the model without dropout.");
        var tape = model.Forward(batch.X, initial, batch.Lengths, Dropout);
        double value = ClippedStep.Finite(loss.Loss(tape.Prediction, batch.Target), optimizer);
        PastLength.Require(loss, batch.Target, batch.Lengths, tape.Prediction.ColumnCount);
        double weight = loss.Weight(tape.Prediction, batch.Target);
        var gradient = loss.Gradient(tape.Prediction, batch.Target);
        model.BackwardToWeights(tape, weighed ? gradient * (Real)weight : gradient);
        return (value, weight, tape.Final);
    }

    private static int Count(TrainingState state, string name) =>
        state.Numbers.TryGetValue(name, out double count) && count >= 0 && count <= int.MaxValue && double.IsInteger(count)
            ? (int)count
            : throw new ArgumentException($"The state is not a trainer's: its numbers need '{name}', a whole number of at least 0. For a state that an optimizer saved, call the optimizer's LoadState.", nameof(state));

    private static int NotNegative(int value) => InRange(value >= 0, value, "What is done is counted from 0.");
}
