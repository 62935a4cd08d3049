using SequenceModels.Layers;

namespace SequenceModels.Optimizers;

/// <summary>g ← g · min(1, c/‖g‖), or every entry cut to [−c, c]: no step longer than c, however steep the cliff.</summary>
/// <remarks>Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks" (2013), algorithm 1. Lesson 06 shows when it helps.</remarks>
public static class GradientClipping
{
    /// <summary>Shortens all gradients together to norm c when they are longer; their direction stays.</summary>
    /// <param name="parameters">All parameters: the norm is taken over all of them at once.</param>
    /// <param name="maximum">c &gt; 0.</param>
    /// <param name="p">The norm: 2 (default), 1, or <see cref="double.PositiveInfinity"/> for the largest entry.</param>
    /// <returns>The norm before clipping.</returns>
    public static double ByNorm(IReadOnlyList<Parameter> parameters, double maximum, double p = 2)
    {
        Require(parameters, maximum);
        var sizes = parameters.SelectMany(parameter => parameter.Gradients, (_, g) => Math.Abs((double)g));
        double norm = double.IsPositiveInfinity(p) ? sizes.Max() : Math.Pow(sizes.Sum(size => Math.Pow(size, p)), 1 / p);
        // PyTorch's 1e-6 keeps the quotient finite.
        double factor = Math.Min(1, maximum / (norm + 1e-6));
        ForEach(parameters, g => g * factor);
        return norm;
    }

    /// <summary>Cuts every entry to [−c, c]; the direction may change.</summary>
    /// <param name="parameters">The parameters whose gradients are cut.</param>
    /// <param name="maximum">c &gt; 0.</param>
    public static void ByValue(IReadOnlyList<Parameter> parameters, double maximum)
    {
        Require(parameters, maximum);
        ForEach(parameters, g => Math.Clamp(g, -maximum, maximum));
    }

    private static void Require(IReadOnlyList<Parameter> parameters, double maximum)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!(maximum > 0))
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The limit must be a positive number, for example 1.");
    }

    private static void ForEach(IReadOnlyList<Parameter> parameters, Func<double, double> change)
    {
        foreach (var parameter in parameters)
        {
            foreach (ref var g in parameter.Gradients.AsSpan())
                g = (Real)change(g);
        }
    }
}
