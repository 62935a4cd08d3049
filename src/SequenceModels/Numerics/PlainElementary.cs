using System.Runtime.Intrinsics;

namespace SequenceModels.Numerics;

/// <summary>σ and tanh as in <see cref="Elementary"/>, their oracle, for a runtime that interprets, as a browser's: on bare vectors, of which it makes machine code. In double only.</summary>
/// <remarks>Everything is inlined: with a call among them, or a tuple of vectors, the steps around it are interpreted, and a number takes four times as long.</remarks>
internal static class PlainElementary
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<Real> Sigmoid(Vector128<Real> x)
    {
        var y = Clamp(-x, 708);
        var shifted = Shifted(y);
        var power = Power(shifted);
        return One / (power * Fraction(y, shifted - Shift) + (power + One));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<Real> Tanh(Vector128<Real> x)
    {
        var y = Clamp(Vector128.Abs(x + x), 40);
        var shifted = Shifted(y);
        var power = Power(shifted);
        var less = power * Fraction(y, shifted - Shift) + (power - One);
        return Vector128.CopySign(less / (less + Vector128.Create((Real)2)), x);
    }

    private static Vector128<Real> One
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create((Real)1);
    }

    // 1.5·2^52, with which a sum is rounded to an integer, and the bias of the exponent.
    private static Vector128<Real> Shift
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector128.Create((Real)(6755399441055744 + 1023));
    }

    // What is not a number stays what it is.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<Real> Clamp(Vector128<Real> a, Real limit)
    {
        var below = Vector128.ConditionalSelect(Vector128.GreaterThan(a, Vector128.Create(limit)), Vector128.Create(limit), a);
        return Vector128.ConditionalSelect(Vector128.LessThan(below, Vector128.Create(-limit)), Vector128.Create(-limit), below);
    }

    /// <summary>n = round(y / ln 2), for e^y = 2^n·e^r, in the low bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<Real> Shifted(Vector128<Real> y) => y * Vector128.Create((Real)1.4426950408889634) + Shift;

    /// <summary>2^n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<Real> Power(Vector128<Real> shifted) => Vector128.ShiftLeft(shifted.AsInt64(), 52).As<long, Real>();

    /// <summary>e^r − 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<Real> Fraction(Vector128<Real> y, Vector128<Real> n)
    {
        var r = n * Vector128.Create((Real)(-0.693147180369123816490)) + y;
        r = n * Vector128.Create((Real)(-1.90821492927058770002e-10)) + r;
        var sum = Vector128.Create((Real)(1.0 / 6227020800));
        sum = sum * r + Vector128.Create((Real)(1.0 / 479001600));
        sum = sum * r + Vector128.Create((Real)(1.0 / 39916800));
        sum = sum * r + Vector128.Create((Real)(1.0 / 3628800));
        sum = sum * r + Vector128.Create((Real)(1.0 / 362880));
        sum = sum * r + Vector128.Create((Real)(1.0 / 40320));
        sum = sum * r + Vector128.Create((Real)(1.0 / 5040));
        sum = sum * r + Vector128.Create((Real)(1.0 / 720));
        sum = sum * r + Vector128.Create((Real)(1.0 / 120));
        sum = sum * r + Vector128.Create((Real)(1.0 / 24));
        sum = sum * r + Vector128.Create((Real)(1.0 / 6));
        sum = sum * r + Vector128.Create((Real)(1.0 / 2));
        return r * r * sum + r;
    }
}
