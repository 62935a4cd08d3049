namespace SequenceModels.Data;

/// <summary>B pieces of a text side by side, T steps each, with the symbol that follows each step.</summary>
/// <remarks>Derived in lesson 07-character-language-model.</remarks>
/// <param name="Inputs"><c>Inputs[t][b]</c>, T arrays of B ids: step t of all pieces.</param>
/// <param name="Targets"><c>Targets[t][b]</c>, the id that follows <c>Inputs[t][b]</c> in the text.</param>
public sealed record Chunk(int[][] Inputs, int[][] Targets)
{
    /// <summary>The pieces of <paramref name="ids"/> that begin at <paramref name="starts"/>.</summary>
    internal static Chunk At(ReadOnlySpan<int> ids, ReadOnlySpan<int> starts, int steps)
    {
        var rows = new int[steps + 1][];
        for (var t = 0; t <= steps; t++)
        {
            rows[t] = new int[starts.Length];
            for (var b = 0; b < starts.Length; b++)
                rows[t][b] = ids[starts[b] + t];
        }

        return new Chunk(rows[..steps], rows[1..]);
    }
}
