namespace SequenceModels.Layers;

/// <summary>What a model's forward pass leaves behind: the predictions and the way back.</summary>
/// <param name="Recurrent">The tape of the layer below the read-out.</param>
/// <param name="Read">The states that were read [H×N].</param>
/// <param name="Prediction">o [K×N]: N = T·B for every step (column t·B + b), N = B for the last step.</param>
public sealed record ModelTape(RecurrentTape Recurrent, Matrix<Real> Read, Matrix<Real> Prediction)
{
    /// <summary>The state after the last step, to carry on.</summary>
    public State Final => Recurrent.Final;

    /// <summary>What was dropped of the states before they were read.</summary>
    internal Sequence? Mask { get; init; }
}
