namespace SequenceModels.Numerics;

/// <summary>σ, tanh and max(0, x) of every number of a span, in place.</summary>
internal static class Bend
{
    public static void Sigmoid(Span<Real> values) => Units.Each(values.Length, new SigmoidOf(values));

    public static void Tanh(Span<Real> values) => Units.Each(values.Length, new TanhOf(values));

    public static void Relu(Span<Real> values) => Units.Each(values.Length, new ReluOf(values));

    private readonly ref struct SigmoidOf(Span<Real> values) : IUnitArithmetic
    {
        private readonly Span<Real> values = values;

        public void At<TLanes>(Units<TLanes> units)
            where TLanes : struct, ILanes<TLanes> => units.Write(values, Elementary.Sigmoid(units.Read(values)));
    }

    private readonly ref struct TanhOf(Span<Real> values) : IUnitArithmetic
    {
        private readonly Span<Real> values = values;

        public void At<TLanes>(Units<TLanes> units)
            where TLanes : struct, ILanes<TLanes> => units.Write(values, Elementary.Tanh(units.Read(values)));
    }

    private readonly ref struct ReluOf(Span<Real> values) : IUnitArithmetic
    {
        private readonly Span<Real> values = values;

        public void At<TLanes>(Units<TLanes> units)
            where TLanes : struct, ILanes<TLanes> => units.Write(values, TLanes.Positive(units.Read(values)));
    }
}
