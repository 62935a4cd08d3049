using SequenceModels.Figures;

namespace SequenceModels.Training;

/// <summary>What a training run leaves for a figure.</summary>
/// <param name="Steps">Training loss of every step, measured before the step; of all batches that were gathered for it.</param>
/// <param name="Epochs">One entry an epoch.</param>
public sealed record TrainingHistory(IReadOnlyList<double> Steps, IReadOnlyList<TrainingProgress> Epochs)
{
    /// <summary>The last epoch's training loss.</summary>
    public double FinalLoss => Epochs[^1].Loss;

    /// <summary>The epoch with the lowest held-out loss, or the lowest training loss where nothing was held out.</summary>
    public TrainingProgress Best => Epochs.MinBy(epoch => double.IsNaN(epoch.HeldOut) ? double.PositiveInfinity : epoch.HeldOut) is { HeldOut: not double.NaN } best
        ? best
        : Epochs.MinBy(epoch => epoch.Loss)!;

    /// <summary>Whether the trainer's patience ended the run before its last epoch.</summary>
    public bool StoppedEarly => Epochs[^1].Epoch < Epochs[^1].Epochs;

    /// <summary>The losses of the epochs: <c>Chart.Lines("It learns", history.Curves, "epoch", "loss")</c>.</summary>
    /// <value>Training, and held out where there is one.</value>
    public IReadOnlyList<Series> Curves
    {
        get
        {
            Series training = ("training", Epochs.Select(epoch => epoch.Loss)), heldOut = ("held out", Epochs.Select(epoch => epoch.HeldOut));
            return heldOut.Values.All(double.IsNaN) ? [training] : [training, heldOut];
        }
    }
}
