using SequenceModels.Layers;
using SequenceModels.Losses;

namespace SequenceModels.Training;

/// <summary>∂L/∂θ_i ≈ (L(θ_i + ε) − L(θ_i − ε)) / 2ε: does a backward pass say what the loss does?</summary>
/// <remarks>The error of the central difference is of order ε². Derived in lesson 05-backpropagation-through-time.</remarks>
public static class GradientCheck
{
    /// <summary>ε by default: about the cube root of the precision of <c>Real</c>, where rounding and curvature err alike; in float a power of two, so that ±ε rounds little.</summary>
    public static double DefaultStep { get; } = sizeof(Real) == sizeof(double) ? 1e-5 : 1.0 / 1024;

    /// <summary>Largest difference by default: 1e-6, and 5e-3 in float, where a loss is rounded at 1e-6 or so and divided by 2ε, and ±ε is likelier to cross a kink of ReLU.</summary>
    public static double DefaultTolerance { get; } = sizeof(Real) == sizeof(double) ? 1e-6 : 5e-3;

    /// <summary>Checks every entry of every parameter, and says which is worst.</summary>
    /// <param name="parameters">What to check. Values are moved by ±ε and put back.</param>
    /// <param name="loss">Computes L from the present values; called twice an entry.</param>
    /// <param name="gradient">Runs forward and backward, adding to the parameters' gradients; they are cleared first.</param>
    /// <param name="tolerance">Largest |got − expected| / max(1, |expected|) that passes, default <see cref="DefaultTolerance"/>.</param>
    /// <param name="step">ε, default <see cref="DefaultStep"/>.</param>
    public static GradientCheckResult Run(IReadOnlyList<Parameter> parameters, Func<double> loss, Action gradient, double? tolerance = null, double? step = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(gradient);
        var set = ParameterSet.Of(parameters);
        set.ZeroGradients();
        gradient();
        var entries =
            from parameter in set
            from i in Enumerable.Range(0, parameter.Count)
            let got = (double)parameter.Gradients[i]
            let expected = CentralDifference(parameter.Values, i, loss, step ?? DefaultStep)
            select new GradientCheckResult(parameter.Name, i % parameter.Value.RowCount, i / parameter.Value.RowCount, got, expected, tolerance ?? DefaultTolerance);
        return entries.MaxBy(entry => double.IsNaN(entry.Difference) ? double.PositiveInfinity : entry.Difference)
            ?? throw new ArgumentException("There is nothing to check: 0 parameters were given.", nameof(parameters));
    }

    /// <summary>Checks a model's backward pass on one batch.</summary>
    /// <typeparam name="TTarget">Class numbers or a matrix of numbers.</typeparam>
    /// <param name="model">The model to check.</param>
    /// <param name="loss">The loss on top of it.</param>
    /// <param name="batch">What it is shown.</param>
    /// <param name="tolerance">See the other overload, default <see cref="DefaultTolerance"/>.</param>
    public static GradientCheckResult Run<TTarget>(SequenceModel model, ILoss<TTarget> loss, Batch<TTarget> batch, double? tolerance = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentNullException.ThrowIfNull(batch);
        return Run(
            model.Parameters,
            () => loss.Loss(model.Forward(batch.X, lengths: batch.Lengths).Prediction, batch.Target),
            () =>
            {
                var tape = model.Forward(batch.X, lengths: batch.Lengths);
                model.Backward(tape, loss.Gradient(tape.Prediction, batch.Target));
            },
            tolerance);
    }

    private static double CentralDifference(Real[] values, int i, Func<double> loss, double step)
    {
        var original = values[i];
        try
        {
            values[i] = (Real)(original + step);
            double above = loss();
            values[i] = (Real)(original - step);
            double below = loss();
            return (above - below) / (2 * step);
        }
        finally
        {
            values[i] = original;
        }
    }
}
