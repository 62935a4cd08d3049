namespace SequenceModels.Numerics;

/// <summary>The innermost loop of every product: a few rows of A times a few columns of B, the sums in registers while k runs.</summary>
/// <remarks>
/// a points at the rows of column 0 of A, b at row 0 of the first column of B, c at the place of the first sum; a stride is a distance in numbers.
/// The loop takes two steps a turn, so that counting does not keep the processor from multiplying; the additions keep their order.
/// </remarks>
internal static class Microkernel
{
    public const int Wide = 8, Narrow = 4;

    /// <summary>C ← C + A·B for eight columns, two groups of four: with three registers of rows 24 sums, for processors with 32 registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void MultiplyAddWide<TRows>(ref Real a, nint strideA, int depth, ref Real b, nint strideK, nint strideN, nint strideGroup, ref Real c, nint strideC)
        where TRows : struct, IRows<TRows>
    {
        TRows c0 = default, c1 = default, c2 = default, c3 = default, c4 = default, c5 = default, c6 = default, c7 = default;
        for (; depth >= 2; depth -= 2)
        {
            var rows = TRows.Load(ref a);
            Step(rows, ref b, strideN, ref c0, ref c1, ref c2, ref c3);
            Step(rows, ref Unsafe.Add(ref b, strideGroup), strideN, ref c4, ref c5, ref c6, ref c7);
            rows = TRows.Load(ref Unsafe.Add(ref a, strideA));
            b = ref Unsafe.Add(ref b, strideK);
            Step(rows, ref b, strideN, ref c0, ref c1, ref c2, ref c3);
            Step(rows, ref Unsafe.Add(ref b, strideGroup), strideN, ref c4, ref c5, ref c6, ref c7);
            a = ref Unsafe.Add(ref a, 2 * strideA);
            b = ref Unsafe.Add(ref b, strideK);
        }
        if (depth > 0)
        {
            var rows = TRows.Load(ref a);
            Step(rows, ref b, strideN, ref c0, ref c1, ref c2, ref c3);
            Step(rows, ref Unsafe.Add(ref b, strideGroup), strideN, ref c4, ref c5, ref c6, ref c7);
        }
        AddTo(ref c, strideC, c0, c1, c2, c3);
        AddTo(ref Unsafe.Add(ref c, 4 * strideC), strideC, c4, c5, c6, c7);
    }

    /// <summary>C ← C + A·B for four columns: with three registers of rows 12 sums, for processors with 16 registers and for the last columns.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void MultiplyAddNarrow<TRows>(ref Real a, nint strideA, int depth, ref Real b, nint strideK, nint strideN, ref Real c, nint strideC)
        where TRows : struct, IRows<TRows>
    {
        TRows c0 = default, c1 = default, c2 = default, c3 = default;
        for (; depth >= 2; depth -= 2)
        {
            Step(TRows.Load(ref a), ref b, strideN, ref c0, ref c1, ref c2, ref c3);
            Step(TRows.Load(ref Unsafe.Add(ref a, strideA)), ref Unsafe.Add(ref b, strideK), strideN, ref c0, ref c1, ref c2, ref c3);
            a = ref Unsafe.Add(ref a, 2 * strideA);
            b = ref Unsafe.Add(ref b, 2 * strideK);
        }
        if (depth > 0)
            Step(TRows.Load(ref a), ref b, strideN, ref c0, ref c1, ref c2, ref c3);
        AddTo(ref c, strideC, c0, c1, c2, c3);
    }

    /// <summary>One k: the same rows of A times four neighbouring numbers of B's row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step<TRows>(TRows rows, ref Real b, nint strideN, ref TRows c0, ref TRows c1, ref TRows c2, ref TRows c3)
        where TRows : struct, IRows<TRows>
    {
        c0 = TRows.MultiplyAdd(rows, ref b, c0);
        c1 = TRows.MultiplyAdd(rows, ref Unsafe.Add(ref b, strideN), c1);
        c2 = TRows.MultiplyAdd(rows, ref Unsafe.Add(ref b, 2 * strideN), c2);
        c3 = TRows.MultiplyAdd(rows, ref Unsafe.Add(ref b, 3 * strideN), c3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddTo<TRows>(ref Real c, nint strideC, TRows c0, TRows c1, TRows c2, TRows c3) where TRows : struct, IRows<TRows>
    {
        TRows.AddTo(ref c, c0);
        TRows.AddTo(ref Unsafe.Add(ref c, strideC), c1);
        TRows.AddTo(ref Unsafe.Add(ref c, 2 * strideC), c2);
        TRows.AddTo(ref Unsafe.Add(ref c, 3 * strideC), c3);
    }
}
