using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;

namespace SequenceModels.Losses;

/// <summary>L = (1/KN) Σ (o − y)², the mean over all entries; with <see cref="Reduction.Sum"/> without the 1/KN.</summary>
/// <remarks>Without the ½ that some texts carry, as in PyTorch. Derived in lesson 00-start-here.</remarks>
/// <param name="reduction">Mean over all entries (default), or sum.</param>
public sealed class SquaredError(Reduction reduction = Reduction.Mean) : ILoss<Matrix<Real>>
{
    /// <inheritdoc/>
    public double Loss(Matrix<Real> prediction, Matrix<Real> target)
    {
        var error = Error(prediction, target);
        return Scale(prediction) * error.Enumerate().Sum(e => (double)e * e);
    }

    /// <summary>∂L/∂o = (2/KN)·(o − y).</summary>
    /// <inheritdoc/>
    public Matrix<Real> Gradient(Matrix<Real> prediction, Matrix<Real> target) =>
        Error(prediction, target) * (Real)(2 * Scale(prediction));

    private static Matrix<Real> Error(Matrix<Real> prediction, Matrix<Real> target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        Shape.Require(target, prediction.RowCount, prediction.ColumnCount, nameof(target), "it needs one number for each number predicted");
        return prediction - target;
    }

    private double Scale(Matrix<Real> prediction) => reduction == Reduction.Mean ? 1.0 / (prediction.RowCount * prediction.ColumnCount) : 1;
}
