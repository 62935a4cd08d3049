namespace SequenceModels.Layers;

/// <summary>The batch in pieces that are computed at the same time.</summary>
/// <remarks>
/// How it is cut depends on the batch alone, and every number is computed by the same operations in whichever piece it falls:
/// one core and sixteen give the same bits.
/// </remarks>
internal static class Shards
{
    private const int Columns = 32;

    /// <summary>Calls the work with (first example, how many) for each piece.</summary>
    public static void ForEach(int batch, Action<int, int> work)
    {
        int shards = (batch + Columns - 1) / Columns;
        if (shards == 1)
            work(0, batch);
        else
            Parallel.For(0, shards, shard => work(Start(shard), Start(shard + 1) - Start(shard)));

        int Start(int shard) => (int)((long)batch * shard / shards);
    }
}
