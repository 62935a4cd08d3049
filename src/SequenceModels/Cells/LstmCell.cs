using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Cells;

/// <summary>
/// i = σ(a_i), f = σ(a_f), g = tanh(a_g), o = σ(a_o), where a = W_xh·x_t + W_hh·h_{t−1} + b_h;
/// c_t = f ∘ c_{t−1} + i ∘ g, h_t = o ∘ tanh(c_t).
/// </summary>
/// <remarks>
/// Hochreiter and Schmidhuber, "Long short-term memory" (1997), with the forget gate of Gers, Schmidhuber and Cummins (2000). The blocks of rows are
/// PyTorch's: i, f, g, o; its two biases are added into one.
/// Derived in lesson 08-lstm.
/// </remarks>
public sealed class LstmCell : RecurrentCell
{
    /// <summary>A cell with weights drawn evenly from ±1/√H, as PyTorch starts.</summary>
    /// <param name="inputSize">D ≥ 1.</param>
    /// <param name="hiddenSize">H ≥ 1.</param>
    /// <param name="random">Where the first weights come from.</param>
    /// <param name="forgetBias">First value of the forget gate's bias; default drawn like the rest. 1 keeps the memory open at the start (Jozefowicz et al. 2015).</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the bias is not a finite number.</exception>
    public LstmCell(int inputSize, int hiddenSize, Random random, double? forgetBias = null)
        : base(inputSize, hiddenSize, gates: 4)
    {
        FillUniform(random);
        if (forgetBias is double bias)
            FillForgetBias(bias);
    }

    /// <inheritdoc/>
    public override bool HasCellState => true;

    /// <inheritdoc/>
    public override State Step(Matrix<Real> x, State state)
    {
        Require(x, state);
        var a = Wxh.Value * x + Whh.Value * state.H + Bh.Value.Column(0);
        var i = Sigmoid(Gate(0, a));                                    // what enters
        var f = Sigmoid(Gate(1, a));                                    // what is kept
        var g = Tanh(Gate(2, a));                                       // what is new
        var o = Sigmoid(Gate(3, a));                                    // what is shown
        var c = Hadamard(f, state.C!) + Hadamard(i, g);
        return new State(Hadamard(o, Tanh(c)), c);
    }

    // Two loops: the processor looks only so far ahead, and in one it would wait for c.
    internal override void Forward(in StepView step)
    {
        UnitLoop.Each(HiddenSize, new GatesAhead(HiddenSize, step));
        UnitLoop.Each(HiddenSize, new StateAhead(HiddenSize, step));
    }

    internal override void Backward(in StepView step, in StepGradient gradient) => UnitLoop.Each(HiddenSize, new Back(HiddenSize, step, gradient));

    private readonly ref struct GatesAhead(int n, StepView step) : IUnitArithmetic
    {
        private readonly StepView step = step;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>
        {
            for (nint b = 0; b < step.Count; b++)
            {
                var a = new Column<TLanes>(step.A, 4 * b * n);
                for (nint u = first; u < end; u += TLanes.Count)
                {
                    a[u] = Elementary.Sigmoid(a[u]);                        // i, the input gate
                    a[u + n] = Elementary.Sigmoid(a[u + n]);                // f, the forget gate
                    a[u + 2 * n] = Elementary.Tanh(a[u + 2 * n]);           // g, the candidate
                    a[u + 3 * n] = Elementary.Sigmoid(a[u + 3 * n]);        // o, the output gate
                }
            }
        }
    }

    private readonly ref struct StateAhead(int n, StepView step) : IUnitArithmetic
    {
        private readonly StepView step = step;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>
        {
            for (nint b = 0; b < step.Count; b++)
            {
                Column<TLanes> gates = new(step.A, 4 * b * n), cBefore = new(step.CBefore, b * n), cs = new(step.C, b * n), h = new(step.H, b * n);
                for (nint u = first; u < end; u += TLanes.Count)
                {
                    TLanes i = gates[u], f = gates[u + n], g = gates[u + 2 * n], o = gates[u + 3 * n];
                    var c = f * cBefore[u] + i * g;
                    cs[u] = c;
                    h[u] = o * Elementary.Tanh(c);
                }
            }
        }
    }

    /// <summary>
    /// dc += dh ∘ o ∘ (1 − tanh²c); da_i = dc ∘ g ∘ i(1 − i), da_f = dc ∘ c_{t−1} ∘ f(1 − f), da_g = dc ∘ i ∘ (1 − g²), da_o = dh ∘ tanh c ∘ o(1 − o);
    /// dc_{t−1} = dc ∘ f.
    /// </summary>
    private readonly ref struct Back(int n, StepView step, StepGradient gradient) : IUnitArithmetic
    {
        private readonly StepView step = step;
        private readonly StepGradient gradient = gradient;

        [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
        public void Over<TLanes>(nint first, nint end) where TLanes : struct, ILanes<TLanes>
        {
            var one = TLanes.Of(1);
            for (nint b = 0; b < step.Count; b++)
            {
                Column<TLanes> gates = new(step.A, 4 * b * n), da = new(gradient.A, 4 * b * n);
                Column<TLanes> cBefore = new(step.CBefore, b * n), c = new(step.C, b * n), dhs = new(gradient.H, b * n), dcs = new(gradient.C, b * n);
                for (nint u = first; u < end; u += TLanes.Count)
                {
                    TLanes i = gates[u], f = gates[u + n], g = gates[u + 2 * n], o = gates[u + 3 * n];
                    TLanes tanhC = Elementary.Tanh(c[u]), dh = dhs[u];
                    var dc = dcs[u] + dh * o * (one - tanhC * tanhC);
                    da[u] = dc * g * i * (one - i);                         // ∂L/∂a_i
                    da[u + n] = dc * cBefore[u] * f * (one - f);            // ∂L/∂a_f, the forget gate's
                    da[u + 2 * n] = dc * i * (one - g * g);                 // ∂L/∂a_g
                    da[u + 3 * n] = dh * tanhC * o * (one - o);             // ∂L/∂a_o
                    dcs[u] = dc * f;
                }
            }
        }
    }
}
