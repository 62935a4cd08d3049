using System.Collections.Concurrent;

namespace SequenceModels.Numerics;

/// <summary>Sequences that have been used and may be used again: a training step takes the memory that the one before it has given back.</summary>
/// <remarks>They are held weakly. Whenever the garbage collector wants the memory, it has it.</remarks>
internal static class SequencePool
{
    private static readonly ConcurrentDictionary<(int Features, int Steps, int Batch), ConcurrentBag<WeakReference<Sequence>>> Free = new();

    /// <summary>A sequence of this size with any numbers in it.</summary>
    public static Sequence Rent(int features, int steps, int batch)
    {
        var free = Free.GetOrAdd((features, steps, batch), _ => []);
        while (free.TryTake(out var reference))
        {
            if (reference.TryGetTarget(out var used))
                return used.Rented();
        }
        return new Sequence(features, steps, batch).Rented();
    }

    /// <summary>Gives a sequence back that nobody will look at any more. One that was not rented, or is back already, is left alone.</summary>
    public static void Return(Sequence? sequence)
    {
        if (sequence?.TakeBack() == true)
            Free[(sequence.Features, sequence.Steps, sequence.Batch)].Add(new WeakReference<Sequence>(sequence));
    }
}
