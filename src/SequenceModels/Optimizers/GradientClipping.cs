using System.Numerics.Tensors;
using SequenceModels.Layers;

namespace SequenceModels.Optimizers;

/// <summary>g ← g · min(1, c/‖g‖), or every entry cut to [−c, c]: no step longer than c, however steep the cliff.</summary>
/// <remarks>Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks" (2013), algorithm 1. Lesson 06 shows when it helps.</remarks>
public static class GradientClipping
{
    // PyTorch's: it keeps the quotient finite.
    private const double Smallest = 1e-6;

    /// <summary>Shortens all gradients together to norm c when they are longer; their direction stays.</summary>
    /// <param name="parameters">All parameters: the norm is taken over all of them at once.</param>
    /// <param name="maximum">c &gt; 0.</param>
    /// <param name="p">The norm, &gt; 0: 2 (default), 1, or <see cref="double.PositiveInfinity"/> for the largest entry.</param>
    /// <returns>The norm before clipping.</returns>
    /// <exception cref="ArgumentOutOfRangeException">c or p is not positive.</exception>
    public static double ByNorm(IReadOnlyList<Parameter> parameters, double maximum, double p = 2)
    {
        Require(parameters, maximum);
        double norm = Norm(parameters, p);
        double factor = maximum / (norm + Smallest);
        for (int i = 0; i < parameters.Count && factor < 1; i++)
            TensorPrimitives.Multiply(parameters[i].Gradients, (Real)factor, parameters[i].Gradients);
        return norm;
    }

    /// <summary>‖g‖ = (Σ |g_i|^p)^(1/p) over all gradients together: how steep the loss is here.</summary>
    /// <param name="parameters">All parameters: the norm is taken over all of them at once.</param>
    /// <param name="p">The norm, &gt; 0: 2 (default), 1, or <see cref="double.PositiveInfinity"/> for the largest entry.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is not positive.</exception>
    public static double Norm(IReadOnlyList<Parameter> parameters, double p = 2)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!(p > 0))
            throw new ArgumentOutOfRangeException(nameof(p), p, "The norm must be a positive number: 1, 2, or infinity for the largest entry.");
        double total = 0;
        for (int i = 0; i < parameters.Count; i++)
        {
            double part = Part(parameters[i].Gradients, p);
            total = double.IsPositiveInfinity(p) ? Math.Max(total, part) : total + part;
        }
        return p == 2 ? Math.Sqrt(total) : p == 1 || double.IsPositiveInfinity(p) ? total : Math.Pow(total, 1 / p);
    }

    /// <summary>Cuts every entry to [−c, c]; the direction may change.</summary>
    /// <param name="parameters">The parameters whose gradients are cut.</param>
    /// <param name="maximum">c &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">c is not positive.</exception>
    public static void ByValue(IReadOnlyList<Parameter> parameters, double maximum)
    {
        Require(parameters, maximum);
        for (int i = 0; i < parameters.Count; i++)
            TensorPrimitives.Clamp(parameters[i].Gradients, (Real)(-maximum), (Real)maximum, parameters[i].Gradients);
    }

    /// <summary>Σ |g_i|^p, or the largest |g_i|.</summary>
    private static double Part(ReadOnlySpan<Real> g, double p)
    {
        if (double.IsPositiveInfinity(p))
            return Math.Abs(TensorPrimitives.MaxMagnitude(g));
        if (p == 2)
            return TensorPrimitives.SumOfSquares(g);
        if (p == 1)
            return TensorPrimitives.SumOfMagnitudes(g);
        double sum = 0;
        foreach (var value in g)
            sum += Math.Pow(Math.Abs((double)value), p);
        return sum;
    }

    private static void Require(IReadOnlyList<Parameter> parameters, double maximum)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        if (!(maximum > 0))
            throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "The limit must be a positive number, for example 1.");
    }
}
