using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SequenceModels.Numerics;

/// <summary>What <see cref="Gemm"/>'s tile needs of a vector, so that the tile is written once for every width.</summary>
internal interface ILanes<TSelf>
    where TSelf : struct, ILanes<TSelf>
{
    static abstract int Count { get; }

    static abstract TSelf Load(ref Real source);

    /// <summary>a·b + sum with one rounding, b being the same number in every lane.</summary>
    static abstract TSelf MultiplyAdd(TSelf a, Real b, TSelf sum);
}

/// <summary>512 bits at once (AVX-512).</summary>
internal readonly struct Lanes512(Vector512<Real> value) : ILanes<Lanes512>
{
    private readonly Vector512<Real> value = value;

    public static int Count => Vector512<Real>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref Real source) => new(Vector512.LoadUnsafe(ref source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 a, Real b, Lanes512 sum) => new(Vector512.FusedMultiplyAdd(a.value, Vector512.Create(b), sum.value));
}

/// <summary>256 bits at once (AVX2; elsewhere .NET makes it of two 128-bit vectors).</summary>
internal readonly struct Lanes256(Vector256<Real> value) : ILanes<Lanes256>
{
    private readonly Vector256<Real> value = value;

    public static int Count => Vector256<Real>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref Real source) => new(Vector256.LoadUnsafe(ref source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 a, Real b, Lanes256 sum) => new(Vector256.FusedMultiplyAdd(a.value, Vector256.Create(b), sum.value));
}
