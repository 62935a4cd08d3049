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

    internal override void Forward(in StepView step)
    {
        int n = HiddenSize;
        Bend.Sigmoid(step.A[..(2 * n)]);
        Bend.Tanh(step.A[(2 * n)..(3 * n)]);
        Bend.Sigmoid(step.A[(3 * n)..]);
        ReadOnlySpan<Real> i = step.A[..n], f = step.A[n..(2 * n)], g = step.A[(2 * n)..(3 * n)], o = step.A[(3 * n)..], cBefore = step.CBefore;
        Span<Real> c = step.C, h = step.H;
        for (int k = 0; k < n; k++)
            c[k] = f[k] * cBefore[k] + i[k] * g[k];
        c.CopyTo(h);
        Bend.Tanh(h);
        for (int k = 0; k < n; k++)
            h[k] *= o[k];
    }

    /// <summary>
    /// dc += dh ∘ o ∘ (1 − tanh²c); da_i = dc ∘ g ∘ i(1 − i), da_f = dc ∘ c_{t−1} ∘ f(1 − f), da_g = dc ∘ i ∘ (1 − g²), da_o = dh ∘ tanh c ∘ o(1 − o);
    /// dc_{t−1} = dc ∘ f.
    /// </summary>
    internal override void Backward(in StepView step, in StepGradient gradient)
    {
        int n = HiddenSize;
        ReadOnlySpan<Real> i = step.A[..n], f = step.A[n..(2 * n)], g = step.A[(2 * n)..(3 * n)], o = step.A[(3 * n)..], c = step.C, cBefore = step.CBefore;
        ReadOnlySpan<Real> dh = gradient.H;
        Span<Real> dai = gradient.A[..n], daf = gradient.A[n..(2 * n)], dag = gradient.A[(2 * n)..(3 * n)], dao = gradient.A[(3 * n)..], dc = gradient.C;
        for (int k = 0; k < n; k++)
        {
            Real tanhC = Real.Tanh(c[k]);
            Real d = dc[k] + dh[k] * o[k] * (1 - tanhC * tanhC);
            dai[k] = d * g[k] * i[k] * (1 - i[k]);
            daf[k] = d * cBefore[k] * f[k] * (1 - f[k]);
            dag[k] = d * i[k] * (1 - g[k] * g[k]);
            dao[k] = dh[k] * tanhC * o[k] * (1 - o[k]);
            dc[k] = d * f[k];
        }
    }
}
