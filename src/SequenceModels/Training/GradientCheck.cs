using SequenceModels.Layers;
using SequenceModels.Losses;

namespace SequenceModels.Training;

/// <summary>∂L/∂θ_i ≈ (L(θ_i + ε) − L(θ_i − ε)) / 2ε: does a backward pass say what the loss does?</summary>
/// <remarks>
/// The difference is relative, so that a gradient that is absent or doubled is found however small it is. The error of the central difference is of order ε²;
/// where it does not agree, larger steps tell a wrong gradient from rounding and curvature, and one-sided differences tell a kink. Derived in lesson 05b-the-backward-pass.
/// </remarks>
public static class GradientCheck
{
    /// <summary>ε by default: about the cube root of the precision of <c>Real</c>, where rounding and curvature err alike; in float a power of two, so that ±ε rounds little.</summary>
    public static double DefaultStep { get; } = sizeof(Real) == sizeof(double) ? 1e-5 : 1.0 / 1024;

    /// <summary>Largest relative difference by default: 1e-6, and 5e-3 in float, where a loss is rounded at 1e-6 or so and divided by 2ε, and ±ε is likelier to cross a kink of ReLU.</summary>
    public static double DefaultTolerance { get; } = sizeof(Real) == sizeof(double) ? 1e-6 : 5e-3;

    /// <summary>Checks every entry of every parameter, and says which is worst.</summary>
    /// <param name="parameters">What to check. Values are moved by ±ε and put back.</param>
    /// <param name="loss">Computes L from the present values; called twice an entry, and up to a dozen times where the two do not agree.</param>
    /// <param name="gradient">Runs forward and backward, adding to the parameters' gradients; they are cleared first.</param>
    /// <param name="tolerance">Largest relative difference that passes, see <see cref="GradientCheckResult.Difference"/>; default <see cref="DefaultTolerance"/>.</param>
    /// <param name="step">ε, default <see cref="DefaultStep"/>; numbers above 1 are moved in proportion.</param>
    public static GradientCheckResult Run(IReadOnlyList<Parameter> parameters, Func<double> loss, Action gradient, double? tolerance = null, double? step = null)
    {
        AllGiven(parameters, loss, gradient);
        var set = ParameterSet.Of(parameters);
        set.ZeroGradients();
        gradient();
        var entries =
            from parameter in set
            from i in Enumerable.Range(0, parameter.Count)
            select Entry(parameter, i, loss, step ?? DefaultStep, tolerance ?? DefaultTolerance);
        return entries.MaxBy(Badness)
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
        AllGiven(model, loss, batch);
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

    /// <summary>One entry: first by the central difference; what does not agree with it is measured better before it is called wrong.</summary>
    private static GradientCheckResult Entry(Parameter parameter, int i, Func<double> loss, double step, double tolerance)
    {
        var slope = new SlopeAtPoint(parameter.Values, i, loss, step);
        var entry = new GradientCheckResult(parameter.Name, i % parameter.Value.RowCount, i / parameter.Value.RowCount, parameter.Gradients[i], slope.Central, tolerance);
        if (entry.Passed || !double.IsFinite(entry.Got) || !double.IsFinite(entry.Expected))
            return entry;
        if (slope.Kink() is { } kink)
            return entry with { Kink = kink, Error = slope.KinkError };
        var (refined, error) = slope.Refined();
        return entry with { Expected = refined, Error = error };
    }

    /// <summary>What is wrong comes before what is right, a kink before a smooth place, then the larger difference.</summary>
    private static (bool, bool, double) Badness(GradientCheckResult entry) =>
        (!entry.Passed, entry.Kink is not null, double.IsNaN(entry.Difference) ? double.PositiveInfinity : entry.Difference);
}
