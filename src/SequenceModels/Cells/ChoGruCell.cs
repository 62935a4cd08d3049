using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Cells;

/// <summary>
/// r = σ(W_xr·x_t + W_hr·h_{t−1} + b_r), z = σ(W_xz·x_t + W_hz·h_{t−1} + b_z), n = tanh(W_xn·x_t + W_hn·(r ∘ h_{t−1}) + b_n);
/// h_t = (1 − z) ∘ n + z ∘ h_{t−1}.
/// </summary>
/// <remarks>
/// Cho et al., "Learning phrase representations using RNN encoder–decoder" (2014): the reset gate acts on the state before the matrix product,
/// so that the candidate must wait for r. <see cref="GruCell"/> has it after the product. The blocks of rows are r, z, n.
/// </remarks>
public sealed class ChoGruCell : RecurrentCell
{
    /// <summary>A cell with weights drawn evenly from ±1/√H, as PyTorch starts.</summary>
    /// <param name="inputSize">D ≥ 1.</param>
    /// <param name="hiddenSize">H ≥ 1.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public ChoGruCell(int inputSize, int hiddenSize, Random random)
        : base(inputSize, hiddenSize, gates: 3) => FillUniform(random);

    internal override bool ResetsState => true;

    /// <inheritdoc/>
    public override State Step(Matrix<Real> x, State state)
    {
        Require(x, state);
        var a = Wxh.Value * x + Bh.Value.Column(0);
        var r = Sigmoid(Gate(0, a) + Gate(0, Whh.Value) * state.H);                         // what of the past the candidate sees
        var z = Sigmoid(Gate(1, a) + Gate(1, Whh.Value) * state.H);                         // what stays
        var n = Tanh(Gate(2, a) + Gate(2, Whh.Value) * Hadamard(r, state.H));               // the candidate
        return new State(Hadamard(1 - z, n) + Hadamard(z, state.H));
    }

    internal override void Reset(in StepView step, Span<Real> reset) => UnitLoop.Each(HiddenSize, new ResetAhead(HiddenSize, step, reset));

    internal override void Forward(in StepView step) => UnitLoop.Each(HiddenSize, new Ahead(HiddenSize, step));

    internal override void Backward(in StepView step, in StepGradient gradient) => UnitLoop.Each(HiddenSize, new Back(HiddenSize, step, gradient));

    internal override void BackwardReset(in StepView step, ReadOnlySpan<Real> dReset, in StepGradient gradient) =>
        UnitLoop.Each(HiddenSize, new ResetBack(HiddenSize, step, dReset, gradient));

    /// <summary>r and z, and u = r ∘ h_{t−1} for the candidate's product.</summary>
    private readonly ref struct ResetAhead(int m, StepView step, Span<Real> reset) : IUnitArithmetic
    {
        private readonly StepView step = step;
        private readonly Span<Real> reset = reset;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>
        {
            for (nint b = 0; b < step.Count; b++)
            {
                Column<TLanes> a = new(step.A, 3 * b * m), p = new(step.R, 2 * b * m), hBefore = new(step.HBefore, b * m), us = new(reset, b * m);
                for (nint u = first; u < end; u += TLanes.Count)
                {
                    TLanes r = Elementary.Sigmoid(a[u] + p[u]), z = Elementary.Sigmoid(a[u + m] + p[u + m]);
                    (a[u], a[u + m], us[u]) = (r, z, r * hBefore[u]);
                }
            }
        }
    }

    private readonly ref struct Ahead(int m, StepView step) : IUnitArithmetic
    {
        private readonly StepView step = step;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>
        {
            for (nint b = 0; b < step.Count; b++)
            {
                Column<TLanes> a = new(step.A, 3 * b * m), p = new(step.R, b * m), hBefore = new(step.HBefore, b * m), h = new(step.H, b * m);
                for (nint u = first; u < end; u += TLanes.Count)
                {
                    TLanes z = a[u + m], n = Elementary.Tanh(a[u + 2 * m] + p[u]);
                    a[u + 2 * m] = n;
                    h[u] = (TLanes.Of(1) - z) * n + z * hBefore[u];
                }
            }
        }
    }

    /// <summary>da_n = dh ∘ (1 − z) ∘ (1 − n²), da_z = dh ∘ (h_{t−1} − n) ∘ z(1 − z); dh_{t−1} += dh ∘ z.</summary>
    private readonly ref struct Back(int m, StepView step, StepGradient gradient) : IUnitArithmetic
    {
        private readonly StepView step = step;
        private readonly StepGradient gradient = gradient;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>
        {
            var one = TLanes.Of(1);
            for (nint b = 0; b < step.Count; b++)
            {
                Column<TLanes> gates = new(step.A, 3 * b * m), da = new(gradient.A, 3 * b * m);
                Column<TLanes> hBefore = new(step.HBefore, b * m), dhs = new(gradient.H, b * m), dhBefore = new(gradient.HBefore, b * m);
                for (nint u = first; u < end; u += TLanes.Count)
                {
                    TLanes z = gates[u + m], n = gates[u + 2 * m], dh = dhs[u];
                    da[u + 2 * m] = dh * (one - z) * (one - n * n);
                    da[u + m] = dh * (hBefore[u] - n) * z * (one - z);
                    dhBefore[u] = dhBefore[u] + dh * z;
                }
            }
        }
    }

    /// <summary>da_r = du ∘ h_{t−1} ∘ r(1 − r), dh_{t−1} += du ∘ r.</summary>
    private readonly ref struct ResetBack(int m, StepView step, ReadOnlySpan<Real> dReset, StepGradient gradient) : IUnitArithmetic
    {
        private readonly StepView step = step;
        private readonly ReadOnlySpan<Real> dReset = dReset;
        private readonly StepGradient gradient = gradient;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>
        {
            for (nint b = 0; b < step.Count; b++)
            {
                Column<TLanes> gates = new(step.A, 3 * b * m), da = new(gradient.A, 3 * b * m);
                Column<TLanes> hBefore = new(step.HBefore, b * m), dus = new(dReset, b * m), dhBefore = new(gradient.HBefore, b * m);
                for (nint u = first; u < end; u += TLanes.Count)
                {
                    TLanes r = gates[u], du = dus[u];
                    da[u] = du * hBefore[u] * r * (TLanes.Of(1) - r);
                    dhBefore[u] = dhBefore[u] + du * r;
                }
            }
        }
    }
}
