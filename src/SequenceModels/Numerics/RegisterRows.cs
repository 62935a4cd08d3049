namespace SequenceModels.Numerics;

/// <summary>Rows as tall as two registers.</summary>
internal readonly struct TwoRegisters<TLanes>(TLanes first, TLanes second) : IRows<TwoRegisters<TLanes>>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes first = first, second = second;

    public static int Count => 2 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoRegisters<TLanes> Load(ref Real source) => new(TLanes.Load(ref source), TLanes.Load(ref Unsafe.Add(ref source, TLanes.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TwoRegisters<TLanes> MultiplyAdd(TwoRegisters<TLanes> a, ref Real b, TwoRegisters<TLanes> sum) =>
        new(TLanes.MultiplyAdd(a.first, ref b, sum.first), TLanes.MultiplyAdd(a.second, ref b, sum.second));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(ref Real target, TwoRegisters<TLanes> value)
    {
        TLanes.AddTo(ref target, value.first);
        TLanes.AddTo(ref Unsafe.Add(ref target, TLanes.Count), value.second);
    }
}

/// <summary>Rows as tall as three registers: with eight columns 24 sums, which fill the 32 registers of AVX-512 and Arm.</summary>
internal readonly struct ThreeRegisters<TLanes>(TLanes first, TLanes second, TLanes third) : IRows<ThreeRegisters<TLanes>>
    where TLanes : struct, ILanes<TLanes>
{
    private readonly TLanes first = first, second = second, third = third;

    public static int Count => 3 * TLanes.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeRegisters<TLanes> Load(ref Real source) =>
        new(TLanes.Load(ref source), TLanes.Load(ref Unsafe.Add(ref source, TLanes.Count)), TLanes.Load(ref Unsafe.Add(ref source, 2 * TLanes.Count)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ThreeRegisters<TLanes> MultiplyAdd(ThreeRegisters<TLanes> a, ref Real b, ThreeRegisters<TLanes> sum) =>
        new(TLanes.MultiplyAdd(a.first, ref b, sum.first), TLanes.MultiplyAdd(a.second, ref b, sum.second), TLanes.MultiplyAdd(a.third, ref b, sum.third));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(ref Real target, ThreeRegisters<TLanes> value)
    {
        TLanes.AddTo(ref target, value.first);
        TLanes.AddTo(ref Unsafe.Add(ref target, TLanes.Count), value.second);
        TLanes.AddTo(ref Unsafe.Add(ref target, 2 * TLanes.Count), value.third);
    }
}
