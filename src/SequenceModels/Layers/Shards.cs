namespace SequenceModels.Layers;

/// <summary>The batch in pieces that are computed at the same time.</summary>
/// <remarks>
/// Every number is computed by the same operations in the same order in whichever piece it falls (see <see cref="Gemm"/>), so how the batch is
/// cut does not show: one core and sixteen give the same bits.
/// </remarks>
internal static class Shards
{
    // Fewer columns do not keep a core busy; pieces are whole tiles of the product.
    private const int Smallest = 24, Grain = 8;

    /// <summary>Calls the work with (first example, how many) for each piece.</summary>
    public static void ForEach(int batch, Action<int, int> work) => Cores.Share(batch, Grain, batch / Smallest, work);

    /// <summary>Calls the work with the number of each example.</summary>
    public static void ForEachExample(int batch, Action<int> work) => ForEach(batch, (first, count) =>
    {
        for (int b = first; b < first + count; b++)
            work(b);
    });
}
