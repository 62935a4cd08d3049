using System.Runtime.InteropServices;

namespace SequenceModels.Numerics;

/// <summary>The rows k … k + depth − 1 of B as a <see cref="Panel"/> walks through them, four or eight columns at a time.</summary>
internal readonly ref struct RightColumns
{
    /// <param name="b">Row k of B's first column, and all that follows.</param>
    /// <param name="strideK">From a row to the next.</param>
    /// <param name="strideN">From a column to the next.</param>
    /// <param name="depth">How many rows.</param>
    /// <param name="count">How many columns.</param>
    /// <param name="rest">Room for <see cref="RestLength"/> numbers: the last one to three columns, filled up with zeros to four.</param>
    public RightColumns(ReadOnlySpan<Real> b, int strideK, int strideN, int depth, int count, Span<Real> rest)
    {
        Values = b;
        Rest = rest;
        (StrideK, StrideN, Depth, Count) = (strideK, strideN, depth, count);
        int whole = count - count % Tile.Narrow;
        if (whole == count)
            return;
        rest.Clear();
        for (int j = whole; j < count; j++)
        {
            for (int k = 0; k < depth; k++)
                rest[k * Tile.Narrow + j - whole] = b[k * strideK + j * strideN];
        }
    }

    public ReadOnlySpan<Real> Values { get; }

    public int StrideK { get; }

    public int StrideN { get; }

    public int Depth { get; }

    public int Count { get; }

    /// <summary>The last one to three columns, row after row, four numbers a row.</summary>
    public ReadOnlySpan<Real> Rest { get; }

    public static int RestLength(int count, int depth) => count % Tile.Narrow == 0 ? 0 : depth * Tile.Narrow;

    /// <summary>Where a column begins.</summary>
    public ref Real Column(int column) => ref MemoryMarshal.GetReference(Values[(column * StrideN)..]);
}
