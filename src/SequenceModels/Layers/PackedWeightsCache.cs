namespace SequenceModels.Layers;

/// <summary>While this is open no weight changes, so that the passes forward of this thread pack the weights once and not each.</summary>
/// <remarks>
/// Weights can be changed in place, which nobody hears of. So it is opened only within a call of the library that asks the model again and again and nobody
/// else in between, and closed with it: drawing a text, searching answers. An evaluation asks a loss, which may be one's own, and gains nothing besides:
/// packing is less than a hundredth of the time of a batch.
/// </remarks>
internal sealed class PackedWeightsCache : IDisposable
{
    [ThreadStatic]
    private static PackedWeightsCache? open;

    private readonly PackedWeightsCache? outer = open;
    private readonly Dictionary<RecurrentCell, RecurrentWeights> packed = [];

    public PackedWeightsCache() => open = this;

    /// <summary>Does it with the cell's packed weights: those that are kept, or new ones for this pass alone.</summary>
    public static void With(RecurrentCell cell, Action<RecurrentWeights> pass)
    {
        if (open is null)
        {
            using var weights = new RecurrentWeights(cell, transpose: false);
            pass(weights);
            return;
        }
        if (!open.packed.TryGetValue(cell, out var kept))
            open.packed.Add(cell, kept = new RecurrentWeights(cell, transpose: false));
        pass(kept);
    }

    public void Dispose()
    {
        open = outer;
        foreach (var weights in packed.Values)
            weights.Dispose();
    }
}
