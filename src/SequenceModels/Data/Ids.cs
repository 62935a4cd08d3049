namespace SequenceModels.Data;

/// <summary>The check of symbol ids at the public doors.</summary>
internal static class Ids
{
    /// <summary>Checks that every id is in 0 … count−1.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An id is not, or there are no symbols at all.</exception>
    public static void Check(ReadOnlySpan<int> ids, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var position = ids.IndexOfAnyExceptInRange(0, count - 1);
        if (position >= 0)
            throw new ArgumentOutOfRangeException(
                nameof(ids),
                $"The id {ids[position]} at position {position} is not in 0 … {count - 1}: there are {count} symbols. "
                + "Encode with the vocabulary the model was made for.");
    }
}
