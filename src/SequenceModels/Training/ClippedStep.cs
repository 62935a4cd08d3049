using SequenceModels.Optimizers;

namespace SequenceModels.Training;

/// <summary>The end of every training step: a loss that is a number, gradients cut to size, a step; divergence is said as soon as it is seen.</summary>
internal static class ClippedStep
{
    /// <summary>The optimizer, if it is one for these parameters or some of them.</summary>
    /// <exception cref="ArgumentException">It holds others, and not all of these: it was made for another model.</exception>
    public static Optimizer Fitting(Optimizer optimizer, IReadOnlyList<Parameter> parameters)
    {
        int own = parameters.Intersect(Given(optimizer).Parameters).Count(), all = parameters.Distinct().Count();
        return own == all || own == optimizer.Parameters.Count
            ? optimizer
            : throw new ArgumentException($"The optimizer holds {own} of this model's {all} parameters and {optimizer.Parameters.Count - own} of another: it was made for another model, and would not train this one. Make it from model.Parameters.", nameof(optimizer));
    }

    /// <summary>A limit to clip by: a positive number, or infinity for none.</summary>
    public static double Limit(double value) =>
        InRange(value > 0, value, "A limit to clip by must be a positive number, for example 1; leave it away to clip nothing.");

    /// <summary>The loss, if it is a number.</summary>
    /// <exception cref="InvalidOperationException">It is not: training has diverged.</exception>
    public static double Finite(double loss, Optimizer optimizer) => Finite(loss, "loss", optimizer);

    /// <summary>Clips by value, then by norm, then steps.</summary>
    /// <exception cref="InvalidOperationException">The norm is not a number: training has diverged.</exception>
    public static void Take(Optimizer optimizer, double clipNorm, double clipValue = double.PositiveInfinity)
    {
        if (double.IsFinite(clipValue))
            GradientClipping.ByValue(optimizer.Parameters, clipValue);
        if (double.IsFinite(clipNorm))
            Finite(GradientClipping.ByNorm(optimizer.Parameters, clipNorm), "gradient's norm", optimizer);
        optimizer.Step();
    }

    private static double Finite(double value, string what, Optimizer optimizer) => double.IsFinite(value) ? value
        : throw new InvalidOperationException($"The {what} is {value}: training has diverged. Take a smaller learning rate (now {optimizer.LearningRate}) or clip gradients with ClipNorm = 1.");
}
