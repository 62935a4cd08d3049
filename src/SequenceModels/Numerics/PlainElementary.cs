using System.Runtime.Intrinsics;

namespace SequenceModels.Numerics;

/// <summary>σ and tanh as in <see cref="Elementary"/>, their oracle, for a runtime that interprets, as a browser's: on bare vectors, of which it makes machine code. In double only.</summary>
internal static class PlainElementary
{
    public static Vector128<Real> Sigmoid(Vector128<Real> x)
    {
        var (power, fraction) = Split(Clamp(-x, 708));
        return One / (power * fraction + (power + One));
    }

    public static Vector128<Real> Tanh(Vector128<Real> x)
    {
        var (power, fraction) = Split(Clamp(Vector128.Abs(x + x), 40));
        var less = power * fraction + (power - One);
        return Vector128.CopySign(less / (less + Vector128.Create((Real)2)), x);
    }

    private static Vector128<Real> One => Vector128.Create((Real)1);

    // What is not a number stays what it is.
    private static Vector128<Real> Clamp(Vector128<Real> a, Real limit)
    {
        var below = Vector128.ConditionalSelect(Vector128.GreaterThan(a, Vector128.Create(limit)), Vector128.Create(limit), a);
        return Vector128.ConditionalSelect(Vector128.LessThan(below, Vector128.Create(-limit)), Vector128.Create(-limit), below);
    }

    /// <summary>2^n and e^r − 1 for e^y = 2^n·e^r.</summary>
    private static (Vector128<Real> Power, Vector128<Real> Fraction) Split(Vector128<Real> y)
    {
        var shift = Vector128.Create((Real)(6755399441055744 + 1023));
        var shifted = y * Vector128.Create((Real)1.4426950408889634) + shift;
        var n = shifted - shift;
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
        return (Vector128.ShiftLeft(shifted.AsInt64(), 52).As<long, Real>(), r * r * sum + r);
    }
}
