using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Cells;

/// <summary>
/// r = σ(W_xr·x_t + W_hr·h_{t−1} + b_r), z = σ(W_xz·x_t + W_hz·h_{t−1} + b_z), n = tanh(W_xn·x_t + b_n + r ∘ (W_hn·h_{t−1} + b_hn));
/// h_t = (1 − z) ∘ n + z ∘ h_{t−1}.
/// </summary>
/// <remarks>
/// PyTorch's and cuDNN's form of the gated recurrent unit: the reset gate acts after the matrix product; <see cref="ChoGruCell"/> has it before.
/// The blocks of rows are r, z, n. Two biases are added into one, but for n, where r comes between them.
/// </remarks>
public sealed class GruCell : RecurrentCell
{
    /// <summary>A cell with weights drawn evenly from ±1/√H, as PyTorch starts.</summary>
    /// <param name="inputSize">D ≥ 1.</param>
    /// <param name="hiddenSize">H ≥ 1.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public GruCell(int inputSize, int hiddenSize, Random random)
        : base(inputSize, hiddenSize, gates: 3)
    {
        Bhn = new Parameter("b_hn", hiddenSize);
        FillUniform(random);
    }

    /// <summary>b_hn [H], the bias inside the reset.</summary>
    public Parameter Bhn { get; }

    /// <summary>W_xh, W_hh, b_h, b_hn.</summary>
    public override IReadOnlyList<Parameter> Parameters => [Wxh, Whh, Bh, Bhn];

    internal override bool KeepsProductApart => true;

    /// <inheritdoc/>
    public override State Step(Matrix<Real> x, State state)
    {
        Require(x, state);
        var (a, p) = (Wxh.Value * x + Bh.Value.Column(0), Whh.Value * state.H);
        var r = Sigmoid(Gate(0, a) + Gate(0, p));                                           // what of the past the candidate sees
        var z = Sigmoid(Gate(1, a) + Gate(1, p));                                           // what stays
        var n = Tanh(Gate(2, a) + Hadamard(r, Gate(2, p) + Bhn.Value.Column(0)));           // the candidate
        return new State(Hadamard(1 - z, n) + Hadamard(z, state.H));
    }

    internal override void Forward(in StepView step) => UnitLoop.Each(HiddenSize, new Ahead(HiddenSize, Bhn.Values, step));

    internal override void Backward(in StepView step, in StepGradient gradient) => UnitLoop.Each(HiddenSize, new Back(HiddenSize, step, gradient));

    /// <summary>∂L/∂b_hn: the sum over time and examples of the product's rows n.</summary>
    internal override void AddOwnGradients(State initial, Sequence? c, Sequence dA, Sequence dR) =>
        Bhn.AddColumnsToGradient(dR, firstRow: 2 * HiddenSize);

    private readonly ref struct Ahead(int m, ReadOnlySpan<Real> bias, StepView step) : IUnitArithmetic
    {
        private readonly ReadOnlySpan<Real> bias = bias;
        private readonly StepView step = step;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>
        {
            var bhn = new Column<TLanes>(bias);
            for (nint b = 0; b < step.Count; b++)
            {
                Column<TLanes> a = new(step.A, 3 * b * m), p = new(step.R, 3 * b * m);
                Column<TLanes> qs = new(step.Q, b * m), hBefore = new(step.HBefore, b * m), h = new(step.H, b * m);
                for (nint u = first; u < end; u += TLanes.Count)
                {
                    TLanes r = Elementary.Sigmoid(a[u] + p[u]), z = Elementary.Sigmoid(a[u + m] + p[u + m]);
                    var q = p[u + 2 * m] + bhn[u];
                    var n = Elementary.Tanh(a[u + 2 * m] + r * q);
                    (a[u], a[u + m], a[u + 2 * m], qs[u]) = (r, z, n, q);
                    h[u] = (TLanes.Of(1) - z) * n + z * hBefore[u];
                }
            }
        }
    }

    /// <summary>
    /// da_n = dh ∘ (1 − z) ∘ (1 − n²), da_z = dh ∘ (h_{t−1} − n) ∘ z(1 − z), da_r = da_n ∘ q ∘ r(1 − r), where q = W_hn·h_{t−1} + b_hn;
    /// the product's rows r, z, n have the gradients da_r, da_z, da_n ∘ r; dh_{t−1} += dh ∘ z.
    /// </summary>
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
                Column<TLanes> gates = new(step.A, 3 * b * m), da = new(gradient.A, 3 * b * m), dp = new(gradient.R, 3 * b * m);
                Column<TLanes> q = new(step.Q, b * m), hBefore = new(step.HBefore, b * m), dhs = new(gradient.H, b * m), dhBefore = new(gradient.HBefore, b * m);
                for (nint u = first; u < end; u += TLanes.Count)
                {
                    TLanes r = gates[u], z = gates[u + m], n = gates[u + 2 * m], dh = dhs[u];
                    var dan = dh * (one - z) * (one - n * n);
                    var daz = dh * (hBefore[u] - n) * z * (one - z);
                    var dar = dan * q[u] * r * (one - r);
                    (da[u], da[u + m], da[u + 2 * m]) = (dar, daz, dan);
                    (dp[u], dp[u + m], dp[u + 2 * m]) = (dar, daz, dan * r);
                    dhBefore[u] = dhBefore[u] + dh * z;
                }
            }
        }
    }
}
