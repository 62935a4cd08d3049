using SequenceModels.Numerics;

namespace SequenceModels.Training;

/// <summary>B sequences to read, and for each the one to answer with.</summary>
/// <param name="X">x_1 … x_T.</param>
/// <param name="Lengths">Steps of each x [B]; default T for all.</param>
/// <param name="Answer">X: what the decoder reads, y_0 … y_{U−1}. Target: what it should say, y_1 … y_U.</param>
public sealed record PairBatch(Sequence X, IReadOnlyList<int>? Lengths, Batch<int[]> Answer)
{
    /// <summary>Teacher forcing: the decoder reads a start symbol, then the right answer one step late. Shorter examples are padded, as in <see cref="Padding"/>.</summary>
    /// <param name="x">B rows of symbols, for an encoder that begins with an embedding.</param>
    /// <param name="y">B rows of symbols, for a decoder that begins with an embedding.</param>
    /// <param name="start">y_0, the decoder's number of the symbol that says: your turn.</param>
    /// <param name="ignore">The target of padded steps, default −1.</param>
    /// <exception cref="ArgumentException">There is no row, one is empty, or there are not as many answers as questions.</exception>
    public static PairBatch Of(IReadOnlyList<int[]> x, IReadOnlyList<int[]> y, int start, int ignore = -1)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        if (x.Count != y.Count)
            throw new ArgumentException($"{x.Count} sequences were given with {y.Count} answers: give one answer for each.", nameof(y));
        var read = Padding.Pad([.. x.Select(row => Sequence.OfSymbols(row))], [.. x.Select(_ => new[] { ignore })]);
        return new(read.X, read.Lengths, Padding.Pad([.. y.Select(row => Sequence.OfSymbols([start, .. row[..^1]]))], y, ignore));
    }
}
