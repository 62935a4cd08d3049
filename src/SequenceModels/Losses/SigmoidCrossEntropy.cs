using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;

namespace SequenceModels.Losses;

/// <summary>L = −(1/KN) Σ y·ln σ(o) + (1 − y)·ln(1 − σ(o)): for answers that are yes or no.</summary>
/// <remarks>Computed as max(o, 0) − o·y + ln(1 + e^(−|o|)), which neither overflows nor takes ln 0. Derived in lesson 04-the-vanilla-rnn.</remarks>
/// <param name="reduction">Mean over all entries (default), or sum.</param>
public sealed class SigmoidCrossEntropy(Reduction reduction = Reduction.Mean) : ILoss<Matrix<Real>>
{
    /// <inheritdoc/>
    public double Loss(Matrix<Real> prediction, Matrix<Real> target)
    {
        Require(prediction, target);
        return Scale(prediction) * prediction.Enumerate().Zip(target.Enumerate(), LossOf).Sum();
    }

    /// <summary>∂L/∂o = (1/KN)·(σ(o) − y).</summary>
    /// <inheritdoc/>
    public Matrix<Real> Gradient(Matrix<Real> prediction, Matrix<Real> target)
    {
        Require(prediction, target);
        return (Functions.Sigmoid(prediction) - target) * (Real)Scale(prediction);
    }

    private static double LossOf(Real o, Real y) => Math.Max(o, 0) - (double)o * y + Math.Log(1 + Math.Exp(-Math.Abs((double)o)));

    private static void Require(Matrix<Real> prediction, Matrix<Real> target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        Shape.Require(target, prediction.RowCount, prediction.ColumnCount, nameof(target), "it needs one probability from 0 to 1 for each score");
        if (target.Find(y => y is not (>= 0 and <= 1)) is var (row, column, value))
            throw new ArgumentException($"target[{row}, {column}] is {value}, but a yes is 1, a no is 0, and a probability lies between.", nameof(target));
    }

    private double Scale(Matrix<Real> prediction) => reduction == Reduction.Mean ? 1.0 / (prediction.RowCount * prediction.ColumnCount) : 1;
}
