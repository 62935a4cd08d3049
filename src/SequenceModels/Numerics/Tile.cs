using System.Runtime.CompilerServices;

namespace SequenceModels.Numerics;

/// <summary>The innermost loop of every product: a few rows of A times a few columns of B, the sums in registers while k runs.</summary>
/// <remarks>a points at the rows of column 0 of A, b at row 0 of the first column of B, c at the place of the first sum; a stride is a distance in numbers.</remarks>
internal static class Tile
{
    public const int Wide = 8, Narrow = 4;

    /// <summary>C ← C + A·B for eight columns: with three registers of rows 24 sums, for processors with 32 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void MultiplyAddWide<TRows>(ref Real a, int strideA, int depth, ref Real b, int strideK, int strideN, ref Real c, int strideC)
        where TRows : struct, IRows<TRows>
    {
        TRows c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
        int two = 2 * strideN, three = 3 * strideN;
        ref Real right = ref Unsafe.Add(ref b, 4 * strideN);
        for (int k = 0; k < depth; k++)
        {
            var rows = TRows.Load(ref a);
            c0 = TRows.MultiplyAdd(rows, b, c0);
            c1 = TRows.MultiplyAdd(rows, Unsafe.Add(ref b, strideN), c1);
            c2 = TRows.MultiplyAdd(rows, Unsafe.Add(ref b, two), c2);
            c3 = TRows.MultiplyAdd(rows, Unsafe.Add(ref b, three), c3);
            c4 = TRows.MultiplyAdd(rows, right, c4);
            c5 = TRows.MultiplyAdd(rows, Unsafe.Add(ref right, strideN), c5);
            c6 = TRows.MultiplyAdd(rows, Unsafe.Add(ref right, two), c6);
            c7 = TRows.MultiplyAdd(rows, Unsafe.Add(ref right, three), c7);
            a = ref Unsafe.Add(ref a, strideA);
            b = ref Unsafe.Add(ref b, strideK);
            right = ref Unsafe.Add(ref right, strideK);
        }
        AddTo(ref c, strideC, c0, c1, c2, c3);
        AddTo(ref Unsafe.Add(ref c, 4 * strideC), strideC, c4, c5, c6, c7);
    }

    /// <summary>C ← C + A·B for four columns: with three registers of rows 12 sums, for processors with 16 registers and for the last columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void MultiplyAddNarrow<TRows>(ref Real a, int strideA, int depth, ref Real b, int strideK, int strideN, ref Real c, int strideC)
        where TRows : struct, IRows<TRows>
    {
        TRows c0 = default, c1 = default, c2 = default, c3 = default;
        int two = 2 * strideN, three = 3 * strideN;
        for (int k = 0; k < depth; k++)
        {
            var rows = TRows.Load(ref a);
            c0 = TRows.MultiplyAdd(rows, b, c0);
            c1 = TRows.MultiplyAdd(rows, Unsafe.Add(ref b, strideN), c1);
            c2 = TRows.MultiplyAdd(rows, Unsafe.Add(ref b, two), c2);
            c3 = TRows.MultiplyAdd(rows, Unsafe.Add(ref b, three), c3);
            a = ref Unsafe.Add(ref a, strideA);
            b = ref Unsafe.Add(ref b, strideK);
        }
        AddTo(ref c, strideC, c0, c1, c2, c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo<TRows>(ref Real c, int strideC, TRows c0, TRows c1, TRows c2, TRows c3)
        where TRows : struct, IRows<TRows>
    {
        TRows.AddTo(ref c, c0);
        TRows.AddTo(ref Unsafe.Add(ref c, strideC), c1);
        TRows.AddTo(ref Unsafe.Add(ref c, 2 * strideC), c2);
        TRows.AddTo(ref Unsafe.Add(ref c, 3 * strideC), c3);
    }
}
