using System.Runtime.CompilerServices;

namespace SequenceModels.Numerics;

/// <summary>σ and tanh for many numbers at once. The functions of <see cref="Math"/> are their oracle.</summary>
/// <remarks>
/// e^y = 2^n·e^r with n = round(y / ln 2) and |r| ≤ ½ ln 2, where e^r − 1 is a short Taylor sum (Cody and Waite, "Software Manual for the
/// Elementary Functions", 1980). Within 4 units of the last place; tanh stays so near 0, where e^y − 1 would lose all digits if 1 were subtracted.
/// </remarks>
internal static class Elementary
{
    /// <summary>σ(x) = 1 / (1 + e^(−x)); below the smallest number that is not denormal it stops.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        var (power, fraction) = Split(TLanes.Clamp(-x, typeof(Real) == typeof(float) ? 87 : 708));
        return TLanes.Of(1) / TLanes.MultiplyAdd(power, fraction, power + TLanes.Of(1));
    }

    /// <summary>tanh(x) = (e^2|x| − 1) / (e^2|x| + 1) with the sign of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // From 20 on tanh is 1 to the last place.
        var (power, fraction) = Split(TLanes.Clamp(TLanes.Abs(x + x), 40));
        var less = TLanes.MultiplyAdd(power, fraction, power - TLanes.Of(1));
        return TLanes.CopySign(less / (less + TLanes.Of(2)), x);
    }

    /// <summary>2^n and e^r − 1 for e^y = 2^n·e^r.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (TLanes Power, TLanes Fraction) Split<TLanes>(TLanes y)
        where TLanes : struct, ILanes<TLanes>
    {
        // Adding 1.5·2^(bits of the mantissa) rounds to an integer and leaves it in the low bits; with the exponent's bias it is the exponent of 2^n.
        var shift = TLanes.Of(typeof(Real) == typeof(float) ? 12582912 + 127 : 6755399441055744 + 1023);
        var shifted = TLanes.MultiplyAdd(y, TLanes.Of(1.4426950408889634), shift);
        var n = shifted - shift;
        // ln 2 in two parts, the first so short that n times it is exact.
        var r = TLanes.MultiplyAdd(n, TLanes.Of(typeof(Real) == typeof(float) ? -0.693359375 : -0.693147180369123816490), y);
        r = TLanes.MultiplyAdd(n, TLanes.Of(typeof(Real) == typeof(float) ? 2.12194440e-4 : -1.90821492927058770002e-10), r);
        return (TLanes.ShiftIntoExponent(shifted), TLanes.MultiplyAdd(r * r, Series(r), r));
    }

    /// <summary>(e^r − 1 − r) / r² = 1/2! + r/3! + r²/4! + …</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Series<TLanes>(TLanes r)
        where TLanes : struct, ILanes<TLanes>
    {
        var sum = typeof(Real) == typeof(float) ? TLanes.Of(1.0 / 5040) : Far(r);
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 720));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 120));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 24));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 6));
        return TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 2));
    }

    /// <summary>The terms that only double precision needs: 1/7! + r/8! + … + r⁶/13!.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Far<TLanes>(TLanes r)
        where TLanes : struct, ILanes<TLanes>
    {
        var sum = TLanes.Of(1.0 / 6227020800);
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 479001600));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 39916800));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 3628800));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 362880));
        sum = TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 40320));
        return TLanes.MultiplyAdd(sum, r, TLanes.Of(1.0 / 5040));
    }
}
