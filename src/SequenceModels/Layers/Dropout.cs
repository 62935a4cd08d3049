namespace SequenceModels.Layers;

/// <summary>m ∘ h, where m_k = 0 with probability p and 1/(1 − p) else: in the mean over masks, h.</summary>
/// <remarks>
/// Srivastava et al., "Dropout" (2014), in the inverted form, so that nothing need be scaled when nothing is dropped. One mask for a whole sequence:
/// Gal and Ghahramani, "A theoretically grounded application of dropout in recurrent neural networks" (2016). Derived in lesson 13b-dropout.
/// </remarks>
public sealed class Dropout
{
    /// <summary>A rule to drop by.</summary>
    /// <param name="rate">p, from 0 to below 1.</param>
    /// <param name="perSequence">One mask for all steps of a sequence; default a new one a step.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside [0, 1).</exception>
    public Dropout(double rate, bool perSequence = false)
    {
        InRange(rate >= 0 && rate < 1, rate, "The share that is dropped must be at least 0 and below 1, for example 0.2.");
        (Rate, PerSequence) = (rate, perSequence);
    }

    /// <summary>p.</summary>
    public double Rate { get; }

    /// <summary>Whether one mask serves all steps.</summary>
    public bool PerSequence { get; }

    /// <summary>A mask for each step, or one for all; none where nothing is dropped.</summary>
    internal Sequence? Mask(int features, int steps, int batch, Random? random)
    {
        if (random is null || Rate == 0)
            return null;
        var mask = new Sequence(features, PerSequence ? 1 : steps, batch);
        foreach (ref var value in mask.Columns.AsColumnMajorArray().AsSpan())
            value = random.NextDouble() < Rate ? 0 : (Real)(1 / (1 - Rate));
        return mask;
    }

    /// <summary>m ∘ h for all steps, a copy; h itself where there is no mask.</summary>
    internal static Sequence Apply(Sequence? mask, Sequence h)
    {
        if (mask is null)
            return h;
        var dropped = new Sequence(h.Columns.Clone(), h.Batch);
        for (int t = 0; t < h.Steps; t++)
            TensorPrimitives.Multiply(dropped.Step(t), Step(mask, t), dropped.Step(t));
        return dropped;
    }

    /// <summary>The mask of step t.</summary>
    internal static Span<Real> Step(Sequence mask, int t) => mask.Step(mask.Steps == 1 ? 0 : t);
}
