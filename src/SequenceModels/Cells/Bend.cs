namespace SequenceModels.Cells;

/// <summary>σ, tanh and ReLU in place, for gate arithmetic.</summary>
internal static class Bend
{
    public static void Tanh(Span<Real> values)
    {
        foreach (ref var value in values)
            value = Real.Tanh(value);
    }

    public static void Relu(Span<Real> values)
    {
        foreach (ref var value in values)
            value = Real.Max(0, value);
    }

    /// <summary>Written with e^(−|x|), which cannot overflow.</summary>
    public static void Sigmoid(Span<Real> values)
    {
        foreach (ref var value in values)
        {
            var e = Real.Exp(-Real.Abs(value));
            value = (value >= 0 ? 1 : e) / (1 + e);
        }
    }
}
