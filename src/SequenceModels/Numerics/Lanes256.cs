using System.Runtime.Intrinsics;

namespace SequenceModels.Numerics;

/// <summary>256 bits at once (AVX2).</summary>
internal readonly struct Lanes256(Vector256<Real> value) : ILanes<Lanes256>
{
    private readonly Vector256<Real> value = value;

    public static int Count => Vector256<Real>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator +(Lanes256 a, Lanes256 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 a, Lanes256 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator *(Lanes256 a, Lanes256 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator /(Lanes256 a, Lanes256 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 operator -(Lanes256 a) => new(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Of(double number) => new(Vector256.Create((Real)number));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Load(ref Real source) => new(Vector256.LoadUnsafe(ref source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes256 value, ref Real target) => value.value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(ref Real target, Lanes256 value) => (Vector256.LoadUnsafe(ref target) + value.value).StoreUnsafe(ref target);

    // Not by way of the other one: then the compiler loads b first, and products take twice as long.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 a, ref Real b, Lanes256 sum) => new(Fused.IsSupported ? Vector256.FusedMultiplyAdd(a.value, Vector256.Create(b), sum.value) : a.value * Vector256.Create(b) + sum.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 MultiplyAdd(Lanes256 a, Lanes256 b, Lanes256 c) => new(Fused.IsSupported ? Vector256.FusedMultiplyAdd(a.value, b.value, c.value) : a.value * b.value + c.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Abs(Lanes256 a) => new(Vector256.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 CopySign(Lanes256 size, Lanes256 sign) => new(Vector256.CopySign(size.value, sign.value));

    // Both native forms hand on their second argument when a lane is not a number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Clamp(Lanes256 a, Real limit) =>
        new(Vector256.MaxNative(Vector256.Create(-limit), Vector256.MinNative(Vector256.Create(limit), a.value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 Positive(Lanes256 a) => new(Vector256.MaxNative(Vector256<Real>.Zero, a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 WherePositive(Lanes256 a, Lanes256 value) => new(Vector256.GreaterThan(a.value, Vector256<Real>.Zero) & value.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes256 ShiftIntoExponent(Lanes256 a) => typeof(Real) == typeof(float)
        ? new(Vector256.ShiftLeft(a.value.AsInt32(), 23).As<int, Real>())
        : new(Vector256.ShiftLeft(a.value.AsInt64(), 52).As<long, Real>());
}
