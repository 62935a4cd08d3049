namespace SequenceModels.Numerics;

/// <summary>σ, tanh and max(0, x) of every number of a span, in place.</summary>
internal static class Activations
{
    public static void Sigmoid(Span<Real> values) => UnitLoop.Each(values.Length, new SigmoidOf(values));

    public static void Tanh(Span<Real> values) => UnitLoop.Each(values.Length, new TanhOf(values));

    public static void Relu(Span<Real> values) => UnitLoop.Each(values.Length, new ReluOf(values));

    private readonly ref struct SigmoidOf(Span<Real> values) : IUnitArithmetic
    {
        private readonly Span<Real> values = values;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>
        {
            var x = new Column<TLanes>(values);
            for (nint u = first; u < end; u += TLanes.Count)
                x[u] = Elementary.Sigmoid(x[u]);
        }
    }

    private readonly ref struct TanhOf(Span<Real> values) : IUnitArithmetic
    {
        private readonly Span<Real> values = values;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>
        {
            var x = new Column<TLanes>(values);
            for (nint u = first; u < end; u += TLanes.Count)
                x[u] = Elementary.Tanh(x[u]);
        }
    }

    private readonly ref struct ReluOf(Span<Real> values) : IUnitArithmetic
    {
        private readonly Span<Real> values = values;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>
        {
            var x = new Column<TLanes>(values);
            for (nint u = first; u < end; u += TLanes.Count)
                x[u] = TLanes.Positive(x[u]);
        }
    }
}
