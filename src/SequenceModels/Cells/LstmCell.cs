using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;
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
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public LstmCell(int inputSize, int hiddenSize, Random random, double? forgetBias = null)
        : base(inputSize, hiddenSize, gates: 4)
    {
        FillUniform(random);
        if (forgetBias is double bias)
            Bh.Values.AsSpan(hiddenSize, hiddenSize).Fill((Real)bias);
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

    internal override void Forward(in StepView step) => Units.Each(HiddenSize, new Ahead(HiddenSize, step));

    internal override void Backward(in StepView step, in StepGradient gradient) => Units.Each(HiddenSize, new Back(HiddenSize, step, gradient));

    private readonly ref struct Ahead(int n, StepView step) : IUnitArithmetic
    {
        private readonly StepView step = step;

        public void At<TLanes>(Units<TLanes> units)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes i = Elementary.Sigmoid(units.Read(step.A)), f = Elementary.Sigmoid(units.Read(step.A[n..]));
            TLanes g = Elementary.Tanh(units.Read(step.A[(2 * n)..])), o = Elementary.Sigmoid(units.Read(step.A[(3 * n)..]));
            var c = f * units.Read(step.CBefore) + i * g;
            units.Write(step.A, i);
            units.Write(step.A[n..], f);
            units.Write(step.A[(2 * n)..], g);
            units.Write(step.A[(3 * n)..], o);
            units.Write(step.C, c);
            units.Write(step.H, o * Elementary.Tanh(c));
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

        public void At<TLanes>(Units<TLanes> units)
            where TLanes : struct, ILanes<TLanes>
        {
            var one = TLanes.Of(1);
            TLanes i = units.Read(step.A), f = units.Read(step.A[n..]), g = units.Read(step.A[(2 * n)..]), o = units.Read(step.A[(3 * n)..]);
            TLanes tanhC = Elementary.Tanh(units.Read(step.C)), dh = units.Read(gradient.H);
            var dc = units.Read(gradient.C) + dh * o * (one - tanhC * tanhC);
            units.Write(gradient.A, dc * g * i * (one - i));
            units.Write(gradient.A[n..], dc * units.Read(step.CBefore) * f * (one - f));
            units.Write(gradient.A[(2 * n)..], dc * i * (one - g * g));
            units.Write(gradient.A[(3 * n)..], dh * tanhC * o * (one - o));
            units.Write(gradient.C, dc * f);
        }
    }
}
