namespace SequenceModels.Training;

/// <summary>Where a training run stands, after an epoch.</summary>
/// <param name="Epoch">From 1, counted over all fits of a trainer.</param>
/// <param name="Epochs">At most the last.</param>
/// <param name="Loss">Training loss of the epoch: of all its targets together, each batch measured before its step. A mean is taken over the targets that count, not over the batches.</param>
/// <param name="HeldOut">The same of the held-out batches after the epoch; NaN where there are none.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, double Loss, double HeldOut)
{
    /// <summary>η of the epoch's last step, after its schedules.</summary>
    public double LearningRate { get; init; }

    /// <summary><c>epoch 3/20: loss 0.2509, held out 0.3011</c>.</summary>
    public override string ToString() =>
        $"epoch {Epoch}/{Epochs}: loss {Loss:0.0000}" + (double.IsNaN(HeldOut) ? "" : $", held out {HeldOut:0.0000}");
}
