using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace SequenceModels.Numerics;

/// <summary>Up to three registers of neighbouring rows of A, column after column: the unit in which A is packed and multiplied.</summary>
/// <remarks>
/// The last panel is moved up until it ends where A ends, with zeros for the rows that the panel before has already served, so that no row needs
/// a mask. Only an A that is lower than one panel ends in rows that do not exist; its sums take a way round through scratch memory.
/// </remarks>
internal static class Panel
{
    /// <summary>How many columns of A are multiplied before C is touched again: a panel of them is 48 kB, and stays in the first caches.</summary>
    public const int Depth = 256;

    private const int Registers = 3;

    private static int LaneCount =>
        Vector512.IsHardwareAccelerated ? Lanes512.Count : Vector256.IsHardwareAccelerated ? Lanes256.Count : Lanes128.Count;

    private static bool Has32Registers => Vector512.IsHardwareAccelerated || AdvSimd.Arm64.IsSupported;

    /// <summary>Rows of the highest panel.</summary>
    public static int Highest => Registers * LaneCount;

    /// <summary>Rows of the lowest panel.</summary>
    public static int Lowest => LaneCount;

    /// <summary>Rows of the panel that begins where so many rows are left.</summary>
    public static int Height(int rowsLeft) => Math.Min(Registers, (rowsLeft + LaneCount - 1) / LaneCount) * LaneCount;

    /// <summary>Rows of all panels together, at least the rows of A.</summary>
    public static int PaddedRows(int rows) => (rows + LaneCount - 1) / LaneCount * LaneCount;

    /// <summary>The row of C at which the panel of a row begins.</summary>
    public static int Place(int row, int rows) => Math.Max(0, Math.Min(row, rows - Height(rows - row)));

    /// <summary>Copies the panel that begins at a row.</summary>
    /// <param name="a">A, from its first row and the first column to copy.</param>
    /// <param name="strideRow">From a row of A to the next.</param>
    /// <param name="strideDepth">From a column of A to the next.</param>
    /// <param name="row">The first row that is not in an earlier panel.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="depth">Columns to copy.</param>
    /// <param name="panel">Filled completely.</param>
    public static void Pack(ReadOnlySpan<Real> a, int strideRow, int strideDepth, int row, int rows, int depth, Span<Real> panel)
    {
        int height = Height(rows - row), above = row - Place(row, rows), count = Math.Min(height - above, rows - row);
        if (count < height)
            panel.Clear();
        _ = a[(row + count - 1) * strideRow + (depth - 1) * strideDepth]; // the last that is read
        ref Real from = ref Unsafe.Add(ref MemoryMarshal.GetReference(a), row * strideRow);
        ref Real to = ref MemoryMarshal.GetReference(panel[above..(height * depth)]);
        if (strideRow == 1)
            CopyColumns(ref from, strideDepth, ref to, height, count, depth);
        else
            CopyRows(ref from, strideRow, strideDepth, ref to, height, count, depth);
    }

    /// <summary>Column after column, by registers: a call for each column would take longer than the copy.</summary>
    private static void CopyColumns(ref Real from, nint strideDepth, ref Real to, nint height, int count, int depth)
    {
        for (; depth > 0; depth--)
        {
            nint i = 0;
            for (; i + Vector128<Real>.Count <= count; i += Vector128<Real>.Count)
                Vector128.LoadUnsafe(ref from, (nuint)i).StoreUnsafe(ref to, (nuint)i);
            for (; i < count; i++)
                Unsafe.Add(ref to, i) = Unsafe.Add(ref from, i);
            from = ref Unsafe.Add(ref from, strideDepth);
            to = ref Unsafe.Add(ref to, height);
        }
    }

    private static void CopyRows(ref Real from, nint strideRow, nint strideDepth, ref Real to, nint height, int count, int depth)
    {
        for (nint i = 0; i < count; i++)
        {
            for (nint k = 0; k < depth; k++)
                Unsafe.Add(ref to, k * height + i) = Unsafe.Add(ref from, i * strideRow + k * strideDepth);
        }
    }

    /// <summary>C ← C + panel·B for the panel's rows of C.</summary>
    /// <param name="panel">The packed panel.</param>
    /// <param name="row">Its first row.</param>
    /// <param name="rows">Rows of A.</param>
    /// <param name="b">The rows of B that meet the panel's columns.</param>
    /// <param name="c">C column-major, from the row that meets A's first.</param>
    /// <param name="strideC">From a column of C to the next.</param>
    public static void MultiplyAdd(ReadOnlySpan<Real> panel, int row, int rows, in RightColumns b, Span<Real> c, int strideC)
    {
        int height = Height(rows - row);
        c = c[Place(row, rows)..];
        if (Vector512.IsHardwareAccelerated)
            MultiplyAdd<Lanes512>(panel, height, rows, b, c, strideC);
        else if (Vector256.IsHardwareAccelerated)
            MultiplyAdd<Lanes256>(panel, height, rows, b, c, strideC);
        else
            MultiplyAdd<Lanes128>(panel, height, rows, b, c, strideC);
    }

    private static void MultiplyAdd<TLanes>(ReadOnlySpan<Real> panel, int height, int rows, in RightColumns b, Span<Real> c, int strideC)
        where TLanes : struct, ILanes<TLanes>
    {
        if (height == TLanes.Count)
            Sweep<TLanes>(panel, rows, b, c, strideC);
        else if (height == 2 * TLanes.Count)
            Sweep<TwoRegisters<TLanes>>(panel, rows, b, c, strideC);
        else
            Sweep<ThreeRegisters<TLanes>>(panel, rows, b, c, strideC);
    }

    private static void Sweep<TRows>(ReadOnlySpan<Real> panel, int rows, in RightColumns b, Span<Real> c, int strideC)
        where TRows : struct, IRows<TRows>
    {
        ref Real a = ref MemoryMarshal.GetReference(panel);
        int column = 0, whole = b.Count - b.Count % Microkernel.Narrow;
        if (rows < TRows.Count)
        {
            for (; column < whole; column += Microkernel.Narrow)
                ThroughScratch<TRows>(panel, rows, b.Depth, ref b.Group(column), b.StrideK, b.StrideN, Microkernel.Narrow, c[(column * strideC)..], strideC);
        }
        // One register of rows and four columns are four sums: too few to keep the processor busy while each waits for the last.
        if (!OperatingSystem.IsBrowser() && (Has32Registers || TRows.Count == LaneCount))
        {
            for (; column + Microkernel.Wide <= whole; column += Microkernel.Wide)
                Microkernel.MultiplyAddWide<TRows>(ref a, TRows.Count, b.Depth, ref b.Group(column), b.StrideK, b.StrideN, b.StrideGroup, ref c[column * strideC], strideC);
        }
        for (; column < whole; column += Microkernel.Narrow)
            MultiplyAddNarrow<TRows>(ref a, b.Depth, ref b.Group(column), b.StrideK, b.StrideN, ref c[column * strideC], strideC);
        if (column < b.Count)
            ThroughScratch<TRows>(panel, rows, b.Depth, ref MemoryMarshal.GetReference(b.Rest), Microkernel.Narrow, 1, b.Count - column, c[(column * strideC)..], strideC);
    }

    private static void MultiplyAddNarrow<TRows>(ref Real a, int depth, ref Real b, nint strideK, nint strideN, ref Real c, nint strideC)
        where TRows : struct, IRows<TRows>
    {
        if (OperatingSystem.IsBrowser())
            PlainMicrokernel.MultiplyAdd(ref a, TRows.Count, depth, ref b, strideK, strideN, ref c, strideC);
        else
            Microkernel.MultiplyAddNarrow<TRows>(ref a, TRows.Count, depth, ref b, strideK, strideN, ref c, strideC);
    }

    private static void ThroughScratch<TRows>(ReadOnlySpan<Real> panel, int rows, int depth, ref Real b, int strideK, int strideN, int columns, Span<Real> c, int strideC)
        where TRows : struct, IRows<TRows>
    {
        Span<Real> sums = stackalloc Real[TRows.Count * Microkernel.Narrow];
        MultiplyAddNarrow<TRows>(ref MemoryMarshal.GetReference(panel), depth, ref b, strideK, strideN, ref sums[0], TRows.Count);
        rows = Math.Min(TRows.Count, rows);
        for (int j = 0; j < columns; j++)
        {
            var into = c.Slice(j * strideC, rows);
            TensorPrimitives.Add(into, sums.Slice(j * TRows.Count, rows), into);
        }
    }
}
