namespace SequenceModels.Losses;

/// <summary>L and ∂L/∂o: how wrong predictions are, and in which direction.</summary>
/// <typeparam name="TTarget">What is aimed at: class numbers, or a matrix of numbers.</typeparam>
public interface ILoss<in TTarget>
{
    /// <summary>Whether L is a mean (default) or a sum, so that the losses of several batches become that of all: by a weighted mean, or by adding.</summary>
    Reduction Reduction => Reduction.Mean;

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

    /// <summary>What the mean L is taken over: how many targets count. The mean over several batches weighs each by it. Default N, the predictions.</summary>
    /// <param name="prediction">o [K×N].</param>
    /// <param name="target">What each column should have been.</param>
    double Weight(Matrix<Real> prediction, TTarget target) =>
        Given(prediction).ColumnCount;

    /// <summary>Whether a column's target counts, or carries the mark that this loss ignores; default null: the loss does not say.</summary>
    /// <param name="target">What each column should have been.</param>
    /// <param name="column">From 0 to N − 1.</param>
    bool? Counts(TTarget target, int column) => null;
}
