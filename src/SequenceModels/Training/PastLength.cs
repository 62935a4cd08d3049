using SequenceModels.Losses;

namespace SequenceModels.Training;

/// <summary>Past an example's length nothing may be learnt: its targets there must carry the mark that the loss ignores.</summary>
internal static class PastLength
{
    /// <param name="loss">Knows its mark, if any.</param>
    /// <param name="target">One target for each step and example; other counts are let through.</param>
    /// <param name="lengths">Steps of each example; none: nothing to check.</param>
    /// <param name="columns">Predictions there are.</param>
    /// <exception cref="ArgumentException">A target past its example's length counts.</exception>
    public static void Require<TTarget>(ILoss<TTarget> loss, TTarget target, IReadOnlyList<int>? lengths, int columns)
    {
        if (lengths is null || columns % lengths.Count != 0)
            return;
        for (int b = 0; b < lengths.Count && columns > lengths.Count; b++)
        {
            for (int t = lengths[b]; t < columns / lengths.Count; t++)
            {
                if (loss.Counts(target, t * lengths.Count + b) == true)
                    throw new ArgumentException($"Example {b} has {lengths[b]} steps, but its target at step {t} counts: give it the mark of padding and the loss the same mark, for example Padding.Pad with new {loss.GetType().Name}(ignore: {(target is int[]? "-1" : "double.NaN")}).", nameof(target));
            }
        }
    }
}
