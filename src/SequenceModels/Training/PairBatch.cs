namespace SequenceModels.Training;

/// <summary>B sequences to read, and for each the one to answer with.</summary>
/// <param name="X">x_1 … x_T.</param>
/// <param name="Lengths">Steps of each x [B]; default T for all.</param>
/// <param name="Answer">X: what the decoder reads, y_0 … y_{U−1}. Target: what it should say, y_1 … y_U. Lengths: U of each.</param>
public sealed record PairBatch(Sequence X, IReadOnlyList<int>? Lengths, Batch<int[]> Answer)
{
    /// <summary>Teacher forcing: the decoder reads a start symbol, then the right answer one step late. Shorter examples are padded, as in <see cref="Padding"/>.</summary>
    /// <param name="x">B rows of symbols, for an encoder that begins with an embedding.</param>
    /// <param name="y">B rows of symbols, for a decoder that begins with an embedding.</param>
    /// <param name="start">y_0, the decoder's number of the symbol that says: your turn.</param>
    /// <param name="ignore">The target of padded steps, default −1.</param>
    /// <param name="end">The symbol that says: I have finished. It is put at the end of every answer, so that the decoder learns to say it; default none.</param>
    /// <exception cref="ArgumentException">There is no row, one is empty (an answer may be where there is an end symbol), an answer holds the end symbol already, or there are not as many answers as questions.</exception>
    public static PairBatch Of(IReadOnlyList<int[]> x, IReadOnlyList<int[]> y, int start, int ignore = -1, int? end = null)
    {
        AllGiven(x, y);
        if (x.Count != y.Count)
            throw new ArgumentException($"{x.Count} sequences were given with {y.Count} answers: give one answer for each.", nameof(y));
        for (int row = 0; row < x.Count; row++)
            Require(x[row], y[row], row, end);
        int[][] answers = end is { } last ? [.. y.Select(answer => (int[])[.. answer, last])] : [.. y];
        var read = Padding.Pad([.. x.Select(row => Sequence.OfSymbols(row))], [.. x.Select(_ => new[] { ignore })]);
        return new(read.X, read.Lengths, Padding.Pad([.. answers.Select(answer => Sequence.OfSymbols([start, .. answer[..^1]]))], answers, ignore));
    }

    /// <summary>The same questions and targets, but the decoder reads other symbols: the start symbol, then these, one step late.</summary>
    /// <param name="symbols">B rows of U symbols; the last of each row is not read.</param>
    /// <param name="start">y_0, the decoder's start symbol.</param>
    /// <exception cref="ArgumentException">There are not B rows of U symbols.</exception>
    public PairBatch WithDecoderReading(IReadOnlyList<int[]> symbols, int start)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        var (rows, steps) = (Answer.X.Batch, Answer.X.Steps);
        if (symbols.Count != rows || symbols.Any(row => row is null || row.Length != steps))
            throw new ArgumentException($"The answers are {rows} rows of {steps} symbols: give as many rows of as many.", nameof(symbols));
        int[][] late = [.. symbols.Select(row => (int[])[start, .. row[..^1]])];
        return this with { Answer = Answer with { X = Sequence.OfSymbols([.. Enumerable.Range(0, steps).SelectMany(u => late.Select(row => row[u]))], rows) } };
    }

    private static void Require(int[] x, int[] y, int row, int? end)
    {
        AllGiven(x, y);
        if (x.Length == 0)
            throw new ArgumentException($"Row {row} of x is empty: there is nothing to read. Give it a symbol, or leave the pair out.", nameof(x));
        if (y.Length == 0 && end is null)
            throw new ArgumentException($"Row {row} of y is empty: there is nothing to say. Leave the pair out, or give an end symbol, which is then the whole answer.", nameof(y));
        if (end is { } symbol && Array.IndexOf(y, symbol) is var place and >= 0)
            throw new ArgumentException($"Row {row} of y holds the end symbol {symbol} at place {place}: give answers without it, it is put at the end of each.", nameof(y));
    }
}
