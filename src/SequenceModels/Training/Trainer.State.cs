using SequenceModels.Optimizers;

namespace SequenceModels.Training;

/// <content>Stopping and going on.</content>
public sealed partial class Trainer<TTarget>
{
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
        ArgumentNullException.ThrowIfNull(state);
        var (epochs, steps) = (Count(state, "trainer.epochs"), Count(state, "trainer.steps"));
        var plateau = Plateau?.Read(state.Numbers);
        var masks = (Dropout as ResumableRandom)?.Read(state.Numbers, "dropout");
        optimizer.LoadState(state);
        (EpochsDone, StepsDone) = (epochs, steps);
        plateau?.Invoke();
        masks?.Invoke();
    }

    private static int Count(TrainingState state, string name) =>
        state.Numbers.TryGetValue(name, out double count) && count >= 0 && count <= int.MaxValue && double.IsInteger(count)
            ? (int)count
            : throw new ArgumentException($"The state is not a trainer's: its numbers need '{name}', a whole number of at least 0. For a state that an optimizer saved, call the optimizer's LoadState.", nameof(state));

    private static int NotNegative(int value) => InRange(value >= 0, value, "What is done is counted from 0.");
}
