namespace SequenceModels.Data;

/// <summary>B pieces of a text side by side, T steps each, with the symbol that follows each step.</summary>
/// <remarks>
/// Step after step, in each step one entry a piece: entry t·B + b is step t of piece b, the order of <see cref="Numerics.Sequence"/>.
/// Derived in lesson 07-a-character-language-model.
/// </remarks>
/// <param name="Inputs">[T·B] ids.</param>
/// <param name="Targets">[T·B], the id that follows each input in the text.</param>
/// <param name="Batch">B.</param>
public sealed record Chunk(int[] Inputs, int[] Targets, int Batch)
{
    /// <summary>The pieces of <paramref name="ids"/> that begin at <paramref name="starts"/>.</summary>
    internal static Chunk At(ReadOnlySpan<int> ids, ReadOnlySpan<int> starts, int steps)
    {
        var batch = starts.Length;
        var (inputs, targets) = (new int[steps * batch], new int[steps * batch]);
        for (var t = 0; t < steps; t++)
        {
            for (var b = 0; b < batch; b++)
                (inputs[t * batch + b], targets[t * batch + b]) = (ids[starts[b] + t], ids[starts[b] + t + 1]);
        }

        return new Chunk(inputs, targets, batch);
    }
}
