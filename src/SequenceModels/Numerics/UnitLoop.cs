using System.Runtime.Intrinsics;

namespace SequenceModels.Numerics;

/// <summary>Runs gate arithmetic over H units, as many at once as the processor's registers hold; what is left at the end goes into smaller ones.</summary>
internal static class UnitLoop
{
    /// <param name="count">H.</param>
    /// <param name="arithmetic">What happens at each unit.</param>
    /// <typeparam name="TArithmetic">A struct, so that its loop is compiled for it.</typeparam>
    public static void Each<TArithmetic>(int count, in TArithmetic arithmetic)
        where TArithmetic : struct, IUnitArithmetic, allows ref struct
    {
        int done = 0;
        if (Vector512.IsHardwareAccelerated)
            done = Over<TArithmetic, Lanes512>(done, count, arithmetic);
        if (Vector256.IsHardwareAccelerated)
            done = Over<TArithmetic, Lanes256>(done, count, arithmetic);
        done = Over<TArithmetic, Lanes128>(done, count, arithmetic);
        Over<TArithmetic, OneLane>(done, count, arithmetic);
    }

    private static int Over<TArithmetic, TLanes>(int first, int count, in TArithmetic arithmetic)
        where TArithmetic : struct, IUnitArithmetic, allows ref struct
        where TLanes : struct, ILanes<TLanes>
    {
        int end = count - (count - first) % TLanes.Count;
        if (first < end)
            arithmetic.Over<TLanes>(first, end);
        return end;
    }
}
