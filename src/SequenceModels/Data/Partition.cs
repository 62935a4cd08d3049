namespace SequenceModels.Data;

/// <summary>Two ways to cut a long text into chunks of T steps for B pieces at a time.</summary>
/// <remarks>Derived in lesson 07-a-character-language-model.</remarks>
public static class Partition
{
    /// <summary>Piece b of each chunk goes on where piece b of the chunk before ended: the state may be carried over.</summary>
    /// <param name="ids">The text; what does not fill the last chunk is left out.</param>
    /// <param name="batch">B, pieces side by side: the text is cut into B strips of equal length.</param>
    /// <param name="steps">T, steps in a chunk.</param>
    /// <exception cref="ArgumentException">B or T is below 1, or the text does not fill one chunk.</exception>
    public static List<Chunk> Consecutive(ReadOnlySpan<int> ids, int batch, int steps)
    {
        Check(ids.Length, batch, steps);
        var strip = (ids.Length - 1) / batch;
        var chunks = new List<Chunk>();
        for (var offset = 0; offset + steps <= strip; offset += steps)
            chunks.Add(Chunk.At(ids, [.. Enumerable.Range(0, batch).Select(b => b * strip + offset)], steps));
        return chunks;
    }

    /// <summary>Pieces in random order, cut from a random offset: each chunk must start from a fresh state.</summary>
    /// <param name="ids">The text; what does not fill the last chunk is left out.</param>
    /// <param name="batch">B, pieces side by side.</param>
    /// <param name="steps">T, steps in a chunk.</param>
    /// <param name="random">The source of randomness; the next call cuts elsewhere.</param>
    /// <exception cref="ArgumentException">B or T is below 1, or the text does not fill one chunk.</exception>
    public static List<Chunk> Random(ReadOnlySpan<int> ids, int batch, int steps, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        Check(ids.Length, batch, steps);
        var pieces = (ids.Length - 1) / steps;
        var offset = random.Next(ids.Length - pieces * steps);
        int[] starts = [.. Enumerable.Range(0, pieces).Select(piece => offset + piece * steps)];
        random.Shuffle(starts);
        var chunks = new List<Chunk>();
        for (var first = 0; first + batch <= pieces; first += batch)
            chunks.Add(Chunk.At(ids, starts.AsSpan(first, batch), steps));
        return chunks;
    }

    private static void Check(int length, int batch, int steps)
    {
        if (batch < 1 || steps < 1 || length < 1 || (length - 1) / steps < batch)
            throw new ArgumentException(
                $"{length} symbols do not fill one chunk of {batch} pieces of {steps} steps, which takes {(long)batch * steps + 1}: "
                + "give a longer text or a smaller chunk (both at least 1).");
    }
}
