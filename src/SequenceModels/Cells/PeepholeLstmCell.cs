using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Numerics;
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
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public PeepholeLstmCell(int inputSize, int hiddenSize, Random random, double? forgetBias = null)
        : base(inputSize, hiddenSize, gates: 4)
    {
        (Pi, Pf, Po) = (new Parameter("p_i", hiddenSize), new Parameter("p_f", hiddenSize), new Parameter("p_o", hiddenSize));
        FillUniform(random);
        if (forgetBias is double bias)
            Bh.Values.AsSpan(hiddenSize, hiddenSize).Fill((Real)bias);
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

    internal override void Forward(in StepView step)
    {
        int n = HiddenSize;
        Span<Real> i = step.A[..n], f = step.A[n..(2 * n)], g = step.A[(2 * n)..(3 * n)], o = step.A[(3 * n)..], c = step.C, h = step.H;
        ReadOnlySpan<Real> cBefore = step.CBefore, pi = Pi.Values, pf = Pf.Values, po = Po.Values;
        for (int k = 0; k < n; k++)
        {
            i[k] += pi[k] * cBefore[k];
            f[k] += pf[k] * cBefore[k];
        }
        Bend.Sigmoid(step.A[..(2 * n)]);
        Bend.Tanh(g);
        for (int k = 0; k < n; k++)
        {
            c[k] = f[k] * cBefore[k] + i[k] * g[k];
            o[k] += po[k] * c[k];
        }
        Bend.Sigmoid(o);
        c.CopyTo(h);
        Bend.Tanh(h);
        for (int k = 0; k < n; k++)
            h[k] *= o[k];
    }

    /// <summary>As in <see cref="LstmCell"/>, with dc += da_o ∘ p_o and dc_{t−1} = dc ∘ f + da_i ∘ p_i + da_f ∘ p_f.</summary>
    internal override void Backward(in StepView step, in StepGradient gradient)
    {
        int n = HiddenSize;
        ReadOnlySpan<Real> i = step.A[..n], f = step.A[n..(2 * n)], g = step.A[(2 * n)..(3 * n)], o = step.A[(3 * n)..], c = step.C, cBefore = step.CBefore;
        ReadOnlySpan<Real> dh = gradient.H, pi = Pi.Values, pf = Pf.Values, po = Po.Values;
        Span<Real> dai = gradient.A[..n], daf = gradient.A[n..(2 * n)], dag = gradient.A[(2 * n)..(3 * n)], dao = gradient.A[(3 * n)..], dc = gradient.C;
        for (int k = 0; k < n; k++)
        {
            Real tanhC = Real.Tanh(c[k]);
            dao[k] = dh[k] * tanhC * o[k] * (1 - o[k]);
            Real d = dc[k] + dh[k] * o[k] * (1 - tanhC * tanhC) + dao[k] * po[k];
            dai[k] = d * g[k] * i[k] * (1 - i[k]);
            daf[k] = d * cBefore[k] * f[k] * (1 - f[k]);
            dag[k] = d * i[k] * (1 - g[k] * g[k]);
            dc[k] = d * f[k] + dai[k] * pi[k] + daf[k] * pf[k];
        }
    }

    /// <summary>∂L/∂p_i = Σ da_i ∘ c_{t−1}, ∂L/∂p_f = Σ da_f ∘ c_{t−1}, ∂L/∂p_o = Σ da_o ∘ c_t, over time and examples.</summary>
    internal override void AddOwnGradients(RecurrentTape tape, Sequence dA, Sequence dR)
    {
        ReadOnlySpan<Real> first = tape.Initial.C!.ToColumnMajorArray();
        for (int t = 0; t < dA.Steps; t++)
        {
            var before = t == 0 ? first : tape.C!.Step(t - 1);
            AddProducts(Pi, dA.Step(t), 0, before);
            AddProducts(Pf, dA.Step(t), 1, before);
            AddProducts(Po, dA.Step(t), 3, tape.C!.Step(t));
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
}
