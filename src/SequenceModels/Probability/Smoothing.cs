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

    /// <summary>Interpolated modified Kneser-Ney: (count − D(count) + freed · shorter) / total, where <c>freed</c> is the sum of the discounts D taken after the context.</summary>
    /// <remarks>
    /// D is one number for a count of one, one for two and one for three or more, estimated for each length of context from how many counts are 1, 2, 3 and 4.
    /// A shorter context does not count how often a symbol came but after how many different longer contexts it came (at the start of the text, the start is one),
    /// since it is asked only where the longer one is not enough; below the shortest stands the uniform distribution.
    /// Chen and Goodman, "An empirical study of smoothing techniques for language modeling", Harvard TR-10-98 (1998) and Computer Speech and Language 13 (1999);
    /// continuation counts: Kneser and Ney, ICASSP (1995).
    /// </remarks>
    public static Smoothing KneserNey { get; } = new KneserNeySmoothing();

    /// <summary>Every count is raised by <paramref name="alpha"/>: (count + α) / (total + α · V). Shorter contexts are not asked.</summary>
    /// <param name="alpha">α ≥ 0, in counts; 1 is Laplace's rule.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="alpha"/> is negative or not a finite number.</exception>
    public static Smoothing Additive(double alpha) => alpha >= 0 && double.IsFinite(alpha)
        ? new AdditiveSmoothing(alpha)
        : throw new ArgumentOutOfRangeException(nameof(alpha), $"alpha is {alpha}, but it is added to counts: give a number ≥ 0.");

    /// <summary>Whether shorter contexts count the kinds of symbols that came before, not occurrences.</summary>
    internal virtual bool CountsContinuations => false;

    /// <summary>The probability of a symbol after a context, from that context's counts, the counts of counts of its length and the estimate of the next shorter context.</summary>
    internal abstract double Estimate(Occurrences seen, CountsOfCounts all, double shorter, int symbols);

    private sealed record AdditiveSmoothing(double Alpha) : Smoothing
    {
        internal override double Estimate(Occurrences seen, CountsOfCounts all, double shorter, int symbols)
        {
            var total = seen.Total + Alpha * symbols;
            return total > 0 ? (seen.Count + Alpha) / total : 1.0 / symbols;
        }
    }

    private sealed record WittenBellSmoothing : Smoothing
    {
        internal override double Estimate(Occurrences seen, CountsOfCounts all, double shorter, int symbols) =>
            seen.Total > 0 ? (seen.Count + seen.Kinds * shorter) / (seen.Total + seen.Kinds) : shorter;
    }

    private sealed record KneserNeySmoothing : Smoothing
    {
        internal override bool CountsContinuations => true;

        internal override double Estimate(Occurrences seen, CountsOfCounts all, double shorter, int symbols)
        {
            if (seen.Total == 0)
                return shorter;
            var (one, two, more) = all.Discounts();
            var discount = seen.Count switch { 0 => 0, 1 => one, 2 => two, _ => more };
            var freed = one * seen.Once + two * seen.Twice + more * (seen.Kinds - seen.Once - seen.Twice);
            return (seen.Count - discount + freed * shorter) / seen.Total;
        }
    }
}
