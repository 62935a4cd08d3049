using System.Runtime.Intrinsics;

namespace SequenceModels.Numerics;

/// <summary>σ and tanh for many numbers at once. The functions of <see cref="Math"/> are their oracle.</summary>
/// <remarks>
/// e^y = 2^n·e^r with n = round(y / ln 2) and |r| ≤ ½ ln 2 (Cody and Waite, "Software Manual for the Elementary Functions", 1980). In double e^r − 1 is a short
/// Taylor sum, and tanh keeps its digits near 0, where e^y − 1 would lose all if 1 were subtracted. In float e^r is a polynomial of degree 5 and tanh a quotient of
/// two, each with the least largest relative error on its range. The error is below 3 ε of the result for tanh, which is never past ±1, and 3.5 ε for σ, where ε is
/// 2^−23 or 2^−52. A tanh near 0 is as exact as any other.
/// </remarks>
internal static class Elementary
{
    /// <summary>σ(x) = 1 / (1 + e^(−x)); below the smallest number that is not denormal it stops.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        if (IsPlain<TLanes>())
            return Unsafe.BitCast<Vector128<Real>, TLanes>(PlainElementary.Sigmoid(Unsafe.BitCast<TLanes, Vector128<Real>>(x)));
        if (typeof(Real) == typeof(float))
            return SigmoidOfFloats(TLanes.Clamp(x, 87));
        var (power, fraction) = Split(TLanes.Clamp(-x, 708));
        return TLanes.Of(1) / TLanes.MultiplyAdd(power, fraction, power + TLanes.Of(1));
    }

    /// <summary>tanh(x) = (e^2|x| − 1) / (e^2|x| + 1) with the sign of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        if (IsPlain<TLanes>())
            return Unsafe.BitCast<Vector128<Real>, TLanes>(PlainElementary.Tanh(Unsafe.BitCast<TLanes, Vector128<Real>>(x)));
        if (typeof(Real) == typeof(float))
            return TanhOfFloats(TLanes.Clamp(x, (Real)8.8));
        // From 20 on tanh is 1 to the last place.
        var (power, fraction) = Split(TLanes.Clamp(TLanes.Abs(x + x), 40));
        var less = TLanes.MultiplyAdd(power, fraction, power - TLanes.Of(1));
        return TLanes.CopySign(less / (less + TLanes.Of(2)), x);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPlain<TLanes>() => OperatingSystem.IsBrowser() && typeof(Real) == typeof(double) && typeof(TLanes) == typeof(Lanes128);

    /// <summary>1 / (1 + 2^n·e^−r) with −x = n·ln 2 − r. Few steps wait for one another: the polynomial is summed in pairs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes SigmoidOfFloats<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        // Adding 1.5·2^23 rounds to an integer and leaves it in the low bits; with the exponent's bias it is the exponent of 2^n.
        var shift = TLanes.Of(12582912 + 127);
        var shifted = TLanes.MultiplyAdd(x, TLanes.Of(-1.4426950408889634), shift);
        var n = shifted - shift;
        // With two roundings ln 2 goes in two parts, the first so short that n times it is exact.
        var r = Fused.IsSupported
            ? TLanes.MultiplyAdd(n, TLanes.Of(0.6931471805599453), x)
            : TLanes.MultiplyAdd(n, TLanes.Of(1.42860682030941723212e-6), TLanes.MultiplyAdd(n, TLanes.Of(0.693145751953125), x));
        var square = r * r;
        var sum = TLanes.MultiplyAdd(TLanes.Of(-0.008312501944601536), r, TLanes.Of(0.04189033433794975));
        sum = TLanes.MultiplyAdd(sum, square, TLanes.MultiplyAdd(TLanes.Of(-0.16667115688323975), r, TLanes.Of(0.499992311000824)));
        sum = TLanes.MultiplyAdd(sum, square, TLanes.Of(1) - r);
        return TLanes.Of(1) / TLanes.MultiplyAdd(TLanes.ShiftIntoExponent(shifted), sum, TLanes.Of(1));
    }

    /// <summary>x·P(x²)/Q(x²) up to 8.8, where it comes to 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes TanhOfFloats<TLanes>(TLanes x) where TLanes : struct, ILanes<TLanes>
    {
        var square = x * x;
        var p = TLanes.MultiplyAdd(TLanes.Of(1.3715459878937963e-08), square, TLanes.Of(2.0865994883934036e-05));
        p = TLanes.MultiplyAdd(p, square, TLanes.Of(0.003511091461405158));
        p = TLanes.MultiplyAdd(p, square, TLanes.Of(0.13394053280353546));
        p = TLanes.MultiplyAdd(p, square, TLanes.Of(1));
        var q = TLanes.MultiplyAdd(TLanes.Of(7.923121643216291e-07), square, TLanes.Of(0.0003311058389954269));
        q = TLanes.MultiplyAdd(q, square, TLanes.Of(0.025935877114534378));
        q = TLanes.MultiplyAdd(q, square, TLanes.Of(0.4672737121582031));
        q = TLanes.MultiplyAdd(q, square, TLanes.Of(1));
        return TLanes.Clamp(x * p / q, 1);
    }

    /// <summary>2^n and e^r − 1 for e^y = 2^n·e^r, in double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLanes Power, TLanes Fraction) Split<TLanes>(TLanes y) where TLanes : struct, ILanes<TLanes>
    {
        // As above, with 52 bits, and ln 2 in two parts, the first so short that n times it is exact.
        var shift = TLanes.Of(6755399441055744 + 1023);
        var shifted = TLanes.MultiplyAdd(y, TLanes.Of(1.4426950408889634), shift);
        var n = shifted - shift;
        var r = TLanes.MultiplyAdd(n, TLanes.Of(-0.693147180369123816490), y);
        r = TLanes.MultiplyAdd(n, TLanes.Of(-1.90821492927058770002e-10), r);
        return (TLanes.ShiftIntoExponent(shifted), TLanes.MultiplyAdd(r * r, Series(r), r));
    }

    /// <summary>(e^r − 1 − r) / r² = 1/2! + r/3! + r²/4! + …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Series<TLanes>(TLanes r) where TLanes : struct, ILanes<TLanes>
    {
        var sum = TLanes.Of(1.0 / 6227020800);
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 479001600));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 39916800));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 3628800));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 362880));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 40320));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 5040));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 720));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 120));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 24));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 6));
        return TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 2));
    }
}
