namespace SequenceModels.Probability;

/// <summary>How counts become probabilities, so that what was never seen need not be impossible.</summary>
/// <remarks>Derived in lesson 01-sequence-data.</remarks>
public abstract record Smoothing
{
    private Smoothing()
    {
    }

    /// <summary>Relative frequencies, count / total: an unseen symbol has probability 0, a context never seen gives the uniform distribution.</summary>
    public static Smoothing None { get; } = new AdditiveSmoothing(0);

    /// <summary>Interpolation with the next shorter context, down to the uniform distribution: (count + kinds · shorter) / (total + kinds).</summary>
    /// <remarks>
    /// <c>kinds</c> is the number of different symbols seen after the context: the more kinds, the likelier is a new one.
    /// Witten and Bell 1991, method C, in the interpolated form of Chen and Goodman 1999.
    /// </remarks>
    public static Smoothing WittenBell { get; } = new WittenBellSmoothing();

    /// <summary>Every count is raised by <paramref name="alpha"/>: (count + α) / (total + α · V). Shorter contexts are not asked.</summary>
    /// <param name="alpha">α ≥ 0, in counts; 1 is Laplace's rule.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is negative or not a number.</exception>
    public static Smoothing Additive(double alpha) => alpha >= 0
        ? new AdditiveSmoothing(alpha)
        : throw new ArgumentOutOfRangeException(nameof(alpha), $"alpha is {alpha}, but it is added to counts: give a number ≥ 0.");

    /// <summary>The probability of a symbol after a context, from that context's counts and the estimate of the next shorter context.</summary>
    internal abstract double Estimate(Occurrences seen, double shorter, int symbols);

    private sealed record AdditiveSmoothing(double Alpha) : Smoothing
    {
        internal override double Estimate(Occurrences seen, double shorter, int symbols)
        {
            var total = seen.Total + Alpha * symbols;
            return total > 0 ? (seen.Count + Alpha) / total : 1.0 / symbols;
        }
    }

    private sealed record WittenBellSmoothing : Smoothing
    {
        internal override double Estimate(Occurrences seen, double shorter, int symbols) =>
            seen.Total > 0 ? (seen.Count + seen.Kinds * shorter) / (seen.Total + seen.Kinds) : shorter;
    }
}
