using System.Runtime.Intrinsics;

namespace SequenceModels.Numerics;

/// <summary>512 bits at once (AVX-512).</summary>
internal readonly struct Lanes512(Vector512<Real> value) : ILanes<Lanes512>
{
    private readonly Vector512<Real> value = value;

    public static int Count => Vector512<Real>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator +(Lanes512 a, Lanes512 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a, Lanes512 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator *(Lanes512 a, Lanes512 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator /(Lanes512 a, Lanes512 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 operator -(Lanes512 a) => new(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Of(double number) => new(Vector512.Create((Real)number));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Load(ref Real source) => new(Vector512.LoadUnsafe(ref source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes512 value, ref Real target) => value.value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(ref Real target, Lanes512 value) => (Vector512.LoadUnsafe(ref target) + value.value).StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 a, ref Real b, Lanes512 sum) => new(Vector512.FusedMultiplyAdd(a.value, Vector512.Create(b), sum.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 MultiplyAdd(Lanes512 a, Lanes512 b, Lanes512 c) => new(Vector512.FusedMultiplyAdd(a.value, b.value, c.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Abs(Lanes512 a) => new(Vector512.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 CopySign(Lanes512 size, Lanes512 sign) => new(Vector512.CopySign(size.value, sign.value));

    // Both native forms hand on their second argument when a lane is not a number.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Clamp(Lanes512 a, Real limit) =>
        new(Vector512.MaxNative(Vector512.Create(-limit), Vector512.MinNative(Vector512.Create(limit), a.value)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 Positive(Lanes512 a) => new(Vector512.MaxNative(Vector512<Real>.Zero, a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 WherePositive(Lanes512 a, Lanes512 value) => new(Vector512.GreaterThan(a.value, Vector512<Real>.Zero) & value.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes512 ShiftIntoExponent(Lanes512 a) => typeof(Real) == typeof(float)
        ? new(Vector512.ShiftLeft(a.value.AsInt32(), 23).As<int, Real>())
        : new(Vector512.ShiftLeft(a.value.AsInt64(), 52).As<long, Real>());
}
