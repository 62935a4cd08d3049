namespace SequenceModels.Probability;

/// <summary>How far predictions are from what came.</summary>
/// <remarks>Derived in lesson 02-autoregressive-models.</remarks>
public static class ForecastError
{
    /// <summary>√(mean of (x̂_i − x_i)²), in the unit of the series.</summary>
    /// <param name="predicted">x̂, at least one.</param>
    /// <param name="actual">x, as many.</param>
    /// <exception cref="ArgumentException">The two differ in length or are empty.</exception>
    public static double Rmse(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual)
    {
        if (predicted.Length != actual.Length || predicted.IsEmpty)
            throw new ArgumentException(
                $"{predicted.Length} predictions cannot be compared with {actual.Length} values: predictions from x[from] on belong beside series[from..].");
        var distance = TensorPrimitives.Distance(predicted, actual);
        if (distance is > 0 and < double.PositiveInfinity || double.IsNaN(distance))
            return distance / Math.Sqrt(predicted.Length);
        var errors = new double[predicted.Length];      // squares may have left the range of numbers
        TensorPrimitives.Subtract(predicted, actual, errors);
        var largest = double.Abs(TensorPrimitives.MaxMagnitude<double>(errors));
        if (largest is 0 or double.PositiveInfinity)
            return largest;
        TensorPrimitives.Divide(errors, largest, errors);
        return largest * (TensorPrimitives.Norm<double>(errors) / Math.Sqrt(errors.Length));
    }

    /// <summary>The mean squared error of each step, over the examples of a batch: 1/B·Σ_b (x̂_{t,b} − x_{t,b})².</summary>
    /// <param name="predicted">x̂ [1×T·B], step after step as in a <see cref="Numerics.Sequence"/>; NaN where a step has none.</param>
    /// <param name="actual">x [1×T·B].</param>
    /// <param name="batch">B ≥ 1.</param>
    /// <returns>[T].</returns>
    /// <exception cref="ArgumentException">The two differ in size, or T·B is not a multiple of <paramref name="batch"/>.</exception>
    public static double[] MseByStep(Matrix<Real> predicted, Matrix<Real> actual, int batch)
    {
        AllGiven(predicted, actual);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        if (predicted.RowCount != actual.RowCount || predicted.ColumnCount != actual.ColumnCount || actual.ColumnCount % batch != 0)
            throw new ArgumentException(
                $"Predictions {Shape.Of(predicted)} and values {Shape.Of(actual)} of {batch} examples: both need the same size, and one column for each example and step.");
        var squares = (predicted - actual).PointwisePower(2);
        return [.. Enumerable.Range(0, actual.ColumnCount / batch).Select(t => (double)squares.SubMatrix(0, squares.RowCount, t * batch, batch).Enumerate().Average())];
    }
}
