using System.Runtime.InteropServices;

namespace SequenceModels.Numerics;

/// <summary>One gate or state of one example, its units read and written a register full at a time.</summary>
/// <remarks>Nothing is checked here: whoever runs <see cref="UnitLoop.Each"/> has cut the spans to whole columns of as many units as it is told.</remarks>
/// <typeparam name="TLanes">The register.</typeparam>
internal readonly ref struct Column<TLanes> where TLanes : struct, ILanes<TLanes>
{
    private readonly ref Real first;

    /// <param name="numbers">One or more columns.</param>
    /// <param name="start">Where this one begins, default at the first number.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Column(ReadOnlySpan<Real> numbers, nint start = 0) => first = ref Unsafe.Add(ref MemoryMarshal.GetReference(numbers), start);

    /// <summary>The units from this one on that fill a register.</summary>
    public TLanes this[nint unit]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => TLanes.Load(ref Unsafe.Add(ref first, unit));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => TLanes.Store(value, ref Unsafe.Add(ref first, unit));
    }
}
