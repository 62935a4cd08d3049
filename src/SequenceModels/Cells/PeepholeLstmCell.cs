using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Cells;

/// <summary>
/// The LSTM whose gates see the cell state: i = σ(a_i + p_i ∘ c_{t−1}), f = σ(a_f + p_f ∘ c_{t−1}), g = tanh(a_g), c_t = f ∘ c_{t−1} + i ∘ g,
/// o = σ(a_o + p_o ∘ c_t), h_t = o ∘ tanh(c_t).
/// </summary>
/// <remarks>Gers and Schmidhuber, "Recurrent nets that time and count" (2000). The blocks of rows are i, f, g, o, as in <see cref="LstmCell"/>.</remarks>
public sealed class PeepholeLstmCell : RecurrentCell
{
    /// <summary>A cell with weights drawn evenly from ±1/√H.</summary>
    /// <param name="inputSize">D ≥ 1.</param>
    /// <param name="hiddenSize">H ≥ 1.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="forgetBias">First value of the forget gate's bias; default drawn like the rest.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the bias is not a finite number.</exception>
    public PeepholeLstmCell(int inputSize, int hiddenSize, Random random, double? forgetBias = null)
        : base(inputSize, hiddenSize, gates: 4)
    {
        (Pi, Pf, Po) = (new Parameter("p_i", hiddenSize), new Parameter("p_f", hiddenSize), new Parameter("p_o", hiddenSize));
        FillUniform(random);
        if (forgetBias is double bias)
            FillForgetBias(bias);
    }

    /// <summary>p_i [H], from c_{t−1} to the input gate.</summary>
    public Parameter Pi { get; }

    /// <summary>p_f [H], from c_{t−1} to the forget gate.</summary>
    public Parameter Pf { get; }

    /// <summary>p_o [H], from c_t to the output gate.</summary>
    public Parameter Po { get; }

    /// <inheritdoc/>
    public override bool HasCellState => true;

    /// <summary>W_xh, W_hh, b_h, p_i, p_f, p_o.</summary>
    public override IReadOnlyList<Parameter> Parameters => [Wxh, Whh, Bh, Pi, Pf, Po];

    /// <inheritdoc/>
    public override State Step(Matrix<Real> x, State state)
    {
        Require(x, state);
        var a = Wxh.Value * x + Whh.Value * state.H + Bh.Value.Column(0);
        var i = Sigmoid(Gate(0, a) + Peep(Pi, state.C!));
        var f = Sigmoid(Gate(1, a) + Peep(Pf, state.C!));
        var g = Tanh(Gate(2, a));
        var c = Hadamard(f, state.C!) + Hadamard(i, g);
        var o = Sigmoid(Gate(3, a) + Peep(Po, c));
        return new State(Hadamard(o, Tanh(c)), c);
    }

    internal override void Forward(in StepView step) =>
        UnitLoop.Each(HiddenSize, new Ahead(HiddenSize, Pi.Values, Pf.Values, Po.Values, step));

    internal override void Backward(in StepView step, in StepGradient gradient) =>
        UnitLoop.Each(HiddenSize, new Back(HiddenSize, Pi.Values, Pf.Values, Po.Values, step, gradient));

    /// <summary>∂L/∂p_i = Σ da_i ∘ c_{t−1}, ∂L/∂p_f = Σ da_f ∘ c_{t−1}, ∂L/∂p_o = Σ da_o ∘ c_t, over time and examples.</summary>
    internal override void AddOwnGradients(State initial, Sequence? c, Sequence dA, Sequence dR)
    {
        ReadOnlySpan<Real> first = initial.C!.ToColumnMajorArray();
        for (int t = 0; t < dA.Steps; t++)
        {
            var before = t == 0 ? first : c!.Step(t - 1);
            AddProducts(Pi, dA.Step(t), 0, before);
            AddProducts(Pf, dA.Step(t), 1, before);
            AddProducts(Po, dA.Step(t), 3, c!.Step(t));
        }
    }

    /// <summary>∂L/∂p += Σ da ∘ c over the examples of a step.</summary>
    private void AddProducts(Parameter p, ReadOnlySpan<Real> da, int gate, ReadOnlySpan<Real> c)
    {
        int n = HiddenSize;
        for (int b = 0; b < c.Length / n; b++)
            TensorPrimitives.MultiplyAdd(da.Slice(b * GateRows + gate * n, n), c.Slice(b * n, n), p.Gradients, p.Gradients);
    }

    private static Matrix<Real> Peep(Parameter p, Matrix<Real> c) => Matrix<Real>.Build.DenseOfDiagonalVector(p.Value.Column(0)) * c;

    private readonly ref struct Ahead(int n, ReadOnlySpan<Real> pi, ReadOnlySpan<Real> pf, ReadOnlySpan<Real> po, StepView step) : IUnitArithmetic
    {
        private readonly ReadOnlySpan<Real> pi = pi, pf = pf, po = po;
        private readonly StepView step = step;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>
        {
            Column<TLanes> peepI = new(pi), peepF = new(pf), peepO = new(po);
            for (nint b = 0; b < step.Count; b++)
            {
                var a = new Column<TLanes>(step.A, 4 * b * n);
                Column<TLanes> cBefore = new(step.CBefore, b * n), c = new(step.C, b * n), h = new(step.H, b * n);
                for (nint u = first; u < end; u += TLanes.Count)
                {
                    TLanes before = cBefore[u], i = Elementary.Sigmoid(a[u] + peepI[u] * before), f = Elementary.Sigmoid(a[u + n] + peepF[u] * before);
                    var g = Elementary.Tanh(a[u + 2 * n]);
                    var cell = f * before + i * g;
                    var o = Elementary.Sigmoid(a[u + 3 * n] + peepO[u] * cell);
                    (a[u], a[u + n], a[u + 2 * n], a[u + 3 * n]) = (i, f, g, o);
                    c[u] = cell;
                    h[u] = o * Elementary.Tanh(cell);
                }
            }
        }
    }

    /// <summary>As in <see cref="LstmCell"/>, with dc += da_o ∘ p_o and dc_{t−1} = dc ∘ f + da_i ∘ p_i + da_f ∘ p_f.</summary>
    private readonly ref struct Back(int n, ReadOnlySpan<Real> pi, ReadOnlySpan<Real> pf, ReadOnlySpan<Real> po, StepView step, StepGradient gradient) : IUnitArithmetic
    {
        private readonly ReadOnlySpan<Real> pi = pi, pf = pf, po = po;
        private readonly StepView step = step;
        private readonly StepGradient gradient = gradient;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>
        {
            var one = TLanes.Of(1);
            Column<TLanes> peepI = new(pi), peepF = new(pf), peepO = new(po);
            for (nint b = 0; b < step.Count; b++)
            {
                Column<TLanes> gates = new(step.A, 4 * b * n), da = new(gradient.A, 4 * b * n);
                Column<TLanes> cBefore = new(step.CBefore, b * n), c = new(step.C, b * n), dhs = new(gradient.H, b * n), dcs = new(gradient.C, b * n);
                for (nint u = first; u < end; u += TLanes.Count)
                {
                    TLanes i = gates[u], f = gates[u + n], g = gates[u + 2 * n], o = gates[u + 3 * n];
                    TLanes tanhC = Elementary.Tanh(c[u]), dh = dhs[u];
                    var dao = dh * tanhC * o * (one - o);
                    var dc = dcs[u] + dh * o * (one - tanhC * tanhC) + dao * peepO[u];
                    var dai = dc * g * i * (one - i);
                    var daf = dc * cBefore[u] * f * (one - f);
                    (da[u], da[u + n], da[u + 2 * n], da[u + 3 * n]) = (dai, daf, dc * i * (one - g * g), dao);
                    dcs[u] = dc * f + dai * peepI[u] + daf * peepF[u];
                }
            }
        }
    }
}
