namespace SequenceModels.Optimizers;

/// <summary>g ← g · min(1, c/‖g‖), or every entry cut to [−c, c]: no step longer than c, however steep the cliff.</summary>
/// <remarks>Pascanu, Mikolov and Bengio, "On the difficulty of training recurrent neural networks" (2013), algorithm 1. Lesson 06b shows when it helps.</remarks>
public static class GradientClipping
{
    // PyTorch's: it keeps the quotient finite.
    private const double Smallest = 1e-6;

    // Below it, squares of Real have begun to vanish.
    private static readonly double SmallestTotal = sizeof(Real) == sizeof(double) ? 1e-280 : 1e-30;

    /// <summary>Shortens all gradients together to norm c when they are longer; their direction stays.</summary>
    /// <param name="parameters">All parameters: the norm is taken over all of them at once. One that is listed twice counts once.</param>
    /// <param name="maximum">c &gt; 0.</param>
    /// <param name="p">The norm, &gt; 0: 2 (default), 1, or <see cref="double.PositiveInfinity"/> for the largest entry.</param>
    /// <returns>The norm before clipping; if it is not a finite number, the gradients are left as they are.</returns>
    /// <exception cref="ArgumentOutOfRangeException">c or p is not positive.</exception>
    public static double ByNorm(IReadOnlyList<Parameter> parameters, double maximum, double p = 2)
    {
        RequirePositive(maximum);
        var set = ParameterSet.Of(parameters);
        double norm = Norm(set, p);
        double factor = maximum / (norm + Smallest);
        for (int i = 0; i < set.Count && factor < 1 && double.IsFinite(norm); i++)
            TensorPrimitives.Multiply(set[i].Gradients, (Real)factor, set[i].Gradients);
        return norm;
    }

    /// <summary>‖g‖ = (Σ |g_i|^p)^(1/p) over all gradients together: how steep the loss is here. No power overflows where ‖g‖ itself does not.</summary>
    /// <param name="parameters">All parameters: the norm is taken over all of them at once. One that is listed twice counts once.</param>
    /// <param name="p">The norm, &gt; 0: 2 (default), 1, or <see cref="double.PositiveInfinity"/> for the largest entry.</param>
    /// <exception cref="ArgumentOutOfRangeException">p is not positive.</exception>
    public static double Norm(IReadOnlyList<Parameter> parameters, double p = 2)
    {
        InRange(p > 0, p, "The norm must be a positive number: 1, 2, or infinity for the largest entry.");
        var set = ParameterSet.Of(parameters);
        if (double.IsPositiveInfinity(p))
            return Largest(set);
        double total = 0;
        for (int i = 0; i < set.Count; i++)
            total += Part(set[i].Gradients, p);
        double norm = p == 1 ? total : p == 2 ? Math.Sqrt(total) : Math.Pow(total, 1 / p);
        return total > SmallestTotal && double.IsFinite(norm) ? norm : ScaledNorm(set, p);
    }

    /// <summary>Cuts every entry to [−c, c]; the direction may change.</summary>
    /// <param name="parameters">The parameters whose gradients are cut.</param>
    /// <param name="maximum">c &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">c is not positive.</exception>
    public static void ByValue(IReadOnlyList<Parameter> parameters, double maximum)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        RequirePositive(maximum);
        for (int i = 0; i < parameters.Count; i++)
            TensorPrimitives.Clamp(parameters[i].Gradients, (Real)(-maximum), (Real)maximum, parameters[i].Gradients);
    }

    /// <summary>Σ |g_i|^p.</summary>
    private static double Part(ReadOnlySpan<Real> g, double p)
    {
        if (p == 2)
            return TensorPrimitives.SumOfSquares(g);
        if (p == 1)
            return TensorPrimitives.SumOfMagnitudes(g);
        double sum = 0;
        foreach (var value in g)
            sum += Math.Pow(Math.Abs((double)value), p);
        return sum;
    }

    /// <summary>s·(Σ |g_i/s|^p)^(1/p), where s is the largest |g_i|: for powers that left the range of numbers.</summary>
    private static double ScaledNorm(ParameterSet parameters, double p)
    {
        double largest = Largest(parameters), total = 0;
        if (largest == 0 || !double.IsFinite(largest))
            return largest;
        for (int i = 0; i < parameters.Count; i++)
        {
            foreach (double value in parameters[i].Gradients)
                total += Math.Pow(Math.Abs(value) / largest, p);
        }
        return largest * Math.Pow(total, 1 / p);
    }

    private static double Largest(ParameterSet parameters)
    {
        double largest = 0;
        for (int i = 0; i < parameters.Count; i++)
            largest = Math.Max(largest, Math.Abs(TensorPrimitives.MaxMagnitude<Real>(parameters[i].Gradients)));
        return largest;
    }

    private static void RequirePositive(double maximum) => InRange(maximum > 0, maximum, "The limit must be a positive number, for example 1.");
}
