namespace SequenceModels.Lessons;

/// <summary>What a layer computes, found by running it on depths: how many products, and how many operations must wait for one another.</summary>
/// <remarks>
/// In place of a number stands its depth, the longest chain of operations behind it. A product is one deeper than the deeper of its factors, an activation function
/// one deeper than its argument, a sum as deep as the deepest of its terms. Used in lesson 15b-lstm-or-transformer.
/// </remarks>
/// <param name="Products">Multiplications in all, for one example.</param>
/// <param name="Depth">Operations in a row from the input to the last output.</param>
public sealed record OperationCount(long Products, int Depth)
{
    /// <summary>An RNN, D = H.</summary>
    /// <param name="steps">T ≥ 1.</param>
    /// <param name="size">D = H ≥ 1.</param>
    public static OperationCount OfRnn(int steps, int size) => Of(steps, size, (run, x) => run.Rnn(x));

    /// <summary>An LSTM, D = H.</summary>
    /// <param name="steps">T ≥ 1.</param>
    /// <param name="size">D = H ≥ 1.</param>
    public static OperationCount OfLstm(int steps, int size) => Of(steps, size, (run, x) => run.Lstm(x));

    /// <summary>Causal self-attention with one head, D = H.</summary>
    /// <param name="steps">T ≥ 1.</param>
    /// <param name="size">D = H ≥ 1.</param>
    public static OperationCount OfAttention(int steps, int size) => Of(steps, size, (run, x) => run.Attention(x));

    private static OperationCount Of(int steps, int size, Func<DepthRun, int[][], int[]> layer)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        var run = new DepthRun(size);
        int depth = layer(run, [.. Enumerable.Range(0, steps).Select(_ => new int[size])]).Max();
        return new(run.Products, depth);
    }
}
