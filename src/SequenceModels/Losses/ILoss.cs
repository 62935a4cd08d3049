using MathNet.Numerics.LinearAlgebra;

namespace SequenceModels.Losses;

/// <summary>L and ∂L/∂o: how wrong predictions are, and in which direction.</summary>
/// <typeparam name="TTarget">What is aimed at: class numbers, or a matrix of numbers.</typeparam>
public interface ILoss<in TTarget>
{
    /// <summary>L.</summary>
    /// <param name="prediction">o [K×N], one column a prediction.</param>
    /// <param name="target">What each column should have been.</param>
    /// <exception cref="ArgumentException">The target does not fit the prediction.</exception>
    double Loss(Matrix<Real> prediction, TTarget target);

    /// <summary>∂L/∂o [K×N].</summary>
    /// <param name="prediction">o [K×N].</param>
    /// <param name="target">What each column should have been.</param>
    /// <exception cref="ArgumentException">The target does not fit the prediction.</exception>
    Matrix<Real> Gradient(Matrix<Real> prediction, TTarget target);
}
