using System.Runtime.InteropServices;

namespace SequenceModels.Numerics;

/// <summary>The rows k … k + depth − 1 of B as a <see cref="Panel"/> walks through them, four or eight columns at a time.</summary>
internal readonly ref struct RightColumns
{
    private readonly ReadOnlySpan<Real> values;

    /// <summary>B where it lies; only the last one to three columns are copied.</summary>
    /// <param name="b">Row k of B's first column, and all that follows.</param>
    /// <param name="strideK">From a row to the next.</param>
    /// <param name="strideN">From a column to the next.</param>
    /// <param name="depth">How many rows.</param>
    /// <param name="count">How many columns.</param>
    /// <param name="rest">Room for <see cref="RestLength"/> numbers: the last one to three columns, filled up with zeros to four.</param>
    public RightColumns(ReadOnlySpan<Real> b, int strideK, int strideN, int depth, int count, Span<Real> rest)
    {
        values = b;
        Rest = rest;
        (StrideK, StrideN, StrideGroup, Depth, Count) = (strideK, strideN, Microkernel.Narrow * strideN, depth, count);
        int whole = count - count % Microkernel.Narrow;
        if (whole < count)
            Pack(b[(whole * strideN)..], strideK, strideN, depth, count - whole, rest);
    }

    /// <summary>B copied into groups of four columns, each row after row: where a row's numbers lie side by side and the next row far away, the caches hold few of them.</summary>
    /// <param name="b">Row k of B's first column, and all that follows; the numbers of a row are neighbours.</param>
    /// <param name="strideK">From a row to the next.</param>
    /// <param name="depth">How many rows.</param>
    /// <param name="count">How many columns.</param>
    /// <param name="packed">Room for <see cref="PackedLength"/> numbers.</param>
    public RightColumns(ReadOnlySpan<Real> b, int strideK, int depth, int count, Span<Real> packed)
    {
        values = packed;
        (StrideK, StrideN, StrideGroup, Depth, Count) = (Microkernel.Narrow, 1, Microkernel.Narrow * depth, depth, count);
        for (int column = 0; column < count; column += Microkernel.Narrow)
            Pack(b[column..], strideK, 1, depth, Math.Min(Microkernel.Narrow, count - column), packed[(column * depth)..]);
        Rest = packed[(count / Microkernel.Narrow * StrideGroup)..];
    }

    public int StrideK { get; }

    public int StrideN { get; }

    /// <summary>From a group of four columns to the next.</summary>
    public int StrideGroup { get; }

    public int Depth { get; }

    public int Count { get; }

    /// <summary>The last one to three columns, row after row, four numbers a row.</summary>
    public ReadOnlySpan<Real> Rest { get; }

    public static int RestLength(int count, int depth) => count % Microkernel.Narrow == 0 ? 0 : depth * Microkernel.Narrow;

    public static int PackedLength(int count, int depth) => (count + Microkernel.Narrow - 1) / Microkernel.Narrow * Microkernel.Narrow * depth;

    /// <summary>Where a group of four columns begins.</summary>
    /// <param name="column">Its first.</param>
    public ref Real Group(int column) => ref MemoryMarshal.GetReference(values[(column / Microkernel.Narrow * StrideGroup)..]);

    private static void Pack(ReadOnlySpan<Real> b, int strideK, int strideN, int depth, int columns, Span<Real> packed)
    {
        packed = packed[..(depth * Microkernel.Narrow)];
        if (columns < Microkernel.Narrow)
            packed.Clear();
        _ = b[(depth - 1) * strideK + (columns - 1) * strideN]; // the last that is read
        ref Real from = ref MemoryMarshal.GetReference(b);
        ref Real to = ref MemoryMarshal.GetReference(packed);
        for (int k = 0; k < depth; k++)
        {
            if (columns == Microkernel.Narrow && strideN == 1)
                Unsafe.As<Real, Four>(ref to) = Unsafe.As<Real, Four>(ref from);
            else
                CopyRow(ref from, strideN, columns, ref to);
            from = ref Unsafe.Add(ref from, strideK);
            to = ref Unsafe.Add(ref to, Microkernel.Narrow);
        }
    }

    private static void CopyRow(ref Real from, int strideN, int columns, ref Real to)
    {
        for (int j = 0; j < columns; j++)
            Unsafe.Add(ref to, j) = Unsafe.Add(ref from, j * strideN);
    }

    /// <summary>A row of a group, copied at once.</summary>
    [InlineArray(Microkernel.Narrow)]
    private struct Four
    {
        private Real first;
    }
}
