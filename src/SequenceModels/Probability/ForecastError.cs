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
    public static double Rmse(ReadOnlySpan<double> predicted, ReadOnlySpan<double> actual) =>
        predicted.Length == actual.Length && !predicted.IsEmpty
            ? TensorPrimitives.Distance(predicted, actual) / Math.Sqrt(predicted.Length)
            : throw new ArgumentException(
                $"{predicted.Length} predictions cannot be compared with {actual.Length} values: predictions from x[from] on belong beside series[from..].");
}
