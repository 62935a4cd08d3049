namespace SequenceModels.Numerics;

/// <summary>One number, for the units that fill no register: the same operations in the same order, so the same bits.</summary>
internal readonly struct OneLane(Real value) : ILanes<OneLane>
{
    private readonly Real value = value;

    public static int Count => 1;

    public static OneLane operator +(OneLane a, OneLane b) => new(a.value + b.value);

    public static OneLane operator -(OneLane a, OneLane b) => new(a.value - b.value);

    public static OneLane operator *(OneLane a, OneLane b) => new(a.value * b.value);

    public static OneLane operator /(OneLane a, OneLane b) => new(a.value / b.value);

    public static OneLane operator -(OneLane a) => new(-a.value);

    public static OneLane Of(double number) => new((Real)number);

    public static OneLane Load(ref Real source) => new(source);

    public static void Store(OneLane value, ref Real target) => target = value.value;

    public static void AddTo(ref Real target, OneLane value) => target += value.value;

    public static OneLane MultiplyAdd(OneLane a, ref Real b, OneLane sum) => new(Fused.IsSupported ? Real.FusedMultiplyAdd(a.value, b, sum.value) : a.value * b + sum.value);

    public static OneLane MultiplyAdd(OneLane a, OneLane b, OneLane c) => new(Fused.IsSupported ? Real.FusedMultiplyAdd(a.value, b.value, c.value) : a.value * b.value + c.value);

    public static OneLane Abs(OneLane a) => new(Real.Abs(a.value));

    public static OneLane CopySign(OneLane size, OneLane sign) => new(Real.CopySign(size.value, sign.value));

    public static OneLane Clamp(OneLane a, Real limit) => a.value > limit ? new(limit) : a.value < -limit ? new(-limit) : a;

    public static OneLane Positive(OneLane a) => a.value < 0 ? default : a;

    public static OneLane WherePositive(OneLane a, OneLane value) => a.value > 0 ? value : default;

    public static OneLane ShiftIntoExponent(OneLane a) => typeof(Real) == typeof(float)
        ? new((Real)BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits((float)a.value) << 23))
        : new((Real)BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits((double)a.value) << 52));
}
