namespace SequenceModels.Training;

/// <summary>What a training run leaves for a figure.</summary>
/// <param name="Steps">Training loss of every step, measured before the step.</param>
/// <param name="Epochs">One entry an epoch.</param>
public sealed record TrainingHistory(IReadOnlyList<double> Steps, IReadOnlyList<TrainingProgress> Epochs)
{
    /// <summary>The last epoch's training loss.</summary>
    public double FinalLoss => Epochs[^1].Loss;
}
