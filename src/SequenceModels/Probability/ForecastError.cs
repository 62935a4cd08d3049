using System.Numerics.Tensors;

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
}
