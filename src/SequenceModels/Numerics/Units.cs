using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SequenceModels.Numerics;

/// <summary>Runs gate arithmetic over the H units of a column, as many units at once as the processor's registers hold.</summary>
internal static class Units
{
    /// <param name="count">H.</param>
    /// <param name="arithmetic">What happens at each unit.</param>
    /// <typeparam name="TArithmetic">A struct, so that the loop is compiled for it.</typeparam>
    public static void Each<TArithmetic>(int count, in TArithmetic arithmetic)
        where TArithmetic : struct, IUnitArithmetic, allows ref struct
    {
        if (Vector512.IsHardwareAccelerated)
            Each<TArithmetic, Lanes512>(count, arithmetic);
        else
            Each<TArithmetic, Lanes256>(count, arithmetic);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Each<TArithmetic, TLanes>(int count, in TArithmetic arithmetic)
        where TArithmetic : struct, IUnitArithmetic, allows ref struct
        where TLanes : struct, ILanes<TLanes>
    {
        int first = 0;
        for (; first + TLanes.Count <= count; first += TLanes.Count)
            arithmetic.At(new Units<TLanes>(first, TLanes.Count));
        if (first < count)
            arithmetic.At(new Units<TLanes>(first, count - first));
    }
}

/// <summary>Neighbouring units of a column: where <see cref="IUnitArithmetic"/> reads and writes.</summary>
/// <param name="First">The first unit, from 0.</param>
/// <param name="Count">How many: a register full, or fewer at the end.</param>
/// <typeparam name="TLanes">The register.</typeparam>
internal readonly record struct Units<TLanes>(int First, int Count)
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>These units' numbers.</summary>
    /// <param name="column">One number for each unit.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Read(ReadOnlySpan<Real> column)
    {
        ref Real numbers = ref MemoryMarshal.GetReference(column.Slice(First, Count));
        return Count == TLanes.Count ? TLanes.Load(ref numbers) : TLanes.LoadFirst(ref numbers, Count);
    }

    /// <summary>Gives these units new numbers.</summary>
    /// <param name="column">One number for each unit.</param>
    /// <param name="value">The numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(Span<Real> column, TLanes value)
    {
        ref Real numbers = ref MemoryMarshal.GetReference(column.Slice(First, Count));
        if (Count == TLanes.Count)
            TLanes.Store(value, ref numbers);
        else
            TLanes.StoreFirst(value, ref numbers, Count);
    }
}
