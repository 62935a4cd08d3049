using System.Runtime.Intrinsics;

namespace SequenceModels.Numerics;

/// <summary>128 bits at once: what every processor has, Arm and WebAssembly no more.</summary>
/// <remarks>
/// The bits are those of the wide registers wherever there is a <see cref="Fused"/> multiply-add; where there is none, the last places differ.
/// </remarks>
internal readonly struct Lanes128(Vector128<Real> value) : ILanes<Lanes128>
{
    private readonly Vector128<Real> value = value;

    public static int Count => Vector128<Real>.Count;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator +(Lanes128 a, Lanes128 b) => new(a.value + b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 a, Lanes128 b) => new(a.value - b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator *(Lanes128 a, Lanes128 b) => new(a.value * b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator /(Lanes128 a, Lanes128 b) => new(a.value / b.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 operator -(Lanes128 a) => new(-a.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Of(double number) => new(Vector128.Create((Real)number));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Load(ref Real source) => new(Vector128.LoadUnsafe(ref source));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Lanes128 value, ref Real target) => value.value.StoreUnsafe(ref target);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddTo(ref Real target, Lanes128 value) => (Vector128.LoadUnsafe(ref target) + value.value).StoreUnsafe(ref target);

    // Not by way of the other one: then the compiler loads b first, and products take twice as long.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAdd(Lanes128 a, ref Real b, Lanes128 sum) => new(Fused.IsSupported ? Vector128.FusedMultiplyAdd(a.value, Vector128.Create(b), sum.value) : a.value * Vector128.Create(b) + sum.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 MultiplyAdd(Lanes128 a, Lanes128 b, Lanes128 c) => new(Fused.IsSupported ? Vector128.FusedMultiplyAdd(a.value, b.value, c.value) : a.value * b.value + c.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Abs(Lanes128 a) => new(Vector128.Abs(a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 CopySign(Lanes128 size, Lanes128 sign) => new(Vector128.CopySign(size.value, sign.value));

    // A comparison with what is not a number fails on every processor, and leaves it as it is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Clamp(Lanes128 a, Real limit)
    {
        var below = Vector128.ConditionalSelect(Vector128.GreaterThan(a.value, Vector128.Create(limit)), Vector128.Create(limit), a.value);
        return new(Vector128.ConditionalSelect(Vector128.LessThan(below, Vector128.Create(-limit)), Vector128.Create(-limit), below));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 Positive(Lanes128 a) => new(Vector128.ConditionalSelect(Vector128.LessThan(a.value, Vector128<Real>.Zero), Vector128<Real>.Zero, a.value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 WherePositive(Lanes128 a, Lanes128 value) => new(Vector128.GreaterThan(a.value, Vector128<Real>.Zero) & value.value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Lanes128 ShiftIntoExponent(Lanes128 a) => typeof(Real) == typeof(float)
        ? new(Vector128.ShiftLeft(a.value.AsInt32(), 23).As<int, Real>())
        : new(Vector128.ShiftLeft(a.value.AsInt64(), 52).As<long, Real>());
}
