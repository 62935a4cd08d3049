namespace SequenceModels.Numerics;

/// <summary>(v, v′): a number with its derivative, so that whatever is computed from it brings its derivative along.</summary>
/// <remarks>
/// Forward-mode differentiation: no ε and no error but rounding. A number that does not depend on the variable has v′ = 0, and a
/// <see cref="double"/> turns into one by itself. Always in double precision. Clifford, "Preliminary sketch of biquaternions" (1873);
/// Wengert, "A simple automatic derivative evaluation program" (1964). Derived in lesson 05-backpropagation-through-time.
/// </remarks>
/// <param name="Value">v.</param>
/// <param name="Slope">v′, default 0: a constant.</param>
public readonly record struct Dual(double Value, double Slope = 0)
{
    // Farther from 0 the functions are so near 1 that 1 − f has lost digits.
    private const double Far = 4;

    /// <summary>(v, 1): the variable that is differentiated by.</summary>
    /// <param name="value">v, where the derivative is wanted.</param>
    public static Dual Variable(double value) => new(value, 1);

    /// <summary>(v, 0): a constant.</summary>
    public static implicit operator Dual(double value) => new(value);

    /// <summary>(−a)′ = −a′.</summary>
    public static Dual operator -(Dual a) => new(-a.Value, -a.Slope);

    /// <summary>(a + b)′ = a′ + b′.</summary>
    public static Dual operator +(Dual a, Dual b) => new(a.Value + b.Value, a.Slope + b.Slope);

    /// <summary>(a − b)′ = a′ − b′.</summary>
    public static Dual operator -(Dual a, Dual b) => new(a.Value - b.Value, a.Slope - b.Slope);

    /// <summary>(a·b)′ = a′·b + a·b′.</summary>
    public static Dual operator *(Dual a, Dual b) => new(a.Value * b.Value, a.Slope * b.Value + a.Value * b.Slope);

    /// <summary>(a/b)′ = (a′ − (a/b)·b′)/b.</summary>
    public static Dual operator /(Dual a, Dual b) => new(a.Value / b.Value, (a.Slope - a.Value / b.Value * b.Slope) / b.Value);

    /// <summary>tanh(a)′ = (1 − tanh²(a))·a′.</summary>
    public static Dual Tanh(Dual a)
    {
        double h = Math.Tanh(a.Value);
        double cosh = Math.Cosh(a.Value);
        return new(h, (Math.Abs(a.Value) < Far ? 1 - h * h : 1 / cosh / cosh) * a.Slope);
    }

    /// <summary>σ(a)′ = σ(a)·(1 − σ(a))·a′.</summary>
    public static Dual Sigmoid(Dual a)
    {
        double p = 1 / (1 + Math.Exp(-a.Value)), q = Math.Abs(a.Value) < Far ? 1 - p : 1 / (1 + Math.Exp(a.Value));
        return new(p, p * q * a.Slope);
    }

    /// <summary>(eᵃ)′ = eᵃ·a′.</summary>
    public static Dual Exp(Dual a) => new(Math.Exp(a.Value), Math.Exp(a.Value) * a.Slope);

    /// <summary>ln(a)′ = a′/a.</summary>
    /// <param name="a">Above 0.</param>
    public static Dual Log(Dual a) => new(Math.Log(a.Value), a.Slope / a.Value);
}
