using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;

namespace SequenceModels.Layers;

/// <summary>What a model's forward pass leaves behind: the predictions and the way back.</summary>
/// <param name="Recurrent">The recurrent layer's tape.</param>
/// <param name="Read">The states that were read [H×N].</param>
/// <param name="Prediction">o [K×N]: N = T·B for every step (column t·B + b), N = B for the last step.</param>
public sealed record ModelTape(RecurrentTape Recurrent, Matrix<Real> Read, Matrix<Real> Prediction)
{
    /// <summary>h_T, to carry on.</summary>
    public State Final => Recurrent.Final;
}
