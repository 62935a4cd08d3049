using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Numerics;
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

    internal override void Forward(in StepView step)
    {
        int m = HiddenSize;
        Span<Real> r = step.A[..m], z = step.A[m..(2 * m)], n = step.A[(2 * m)..], q = step.Q, h = step.H;
        ReadOnlySpan<Real> before = step.HBefore, product = step.R, bias = Bhn.Values;
        for (int k = 0; k < 2 * m; k++)
            step.A[k] += product[k];
        Bend.Sigmoid(step.A[..(2 * m)]);
        for (int k = 0; k < m; k++)
        {
            q[k] = product[2 * m + k] + bias[k];
            n[k] += r[k] * q[k];
        }
        Bend.Tanh(n);
        for (int k = 0; k < m; k++)
            h[k] = (1 - z[k]) * n[k] + z[k] * before[k];
    }

    /// <summary>
    /// da_n = dh ∘ (1 − z) ∘ (1 − n²), da_z = dh ∘ (h_{t−1} − n) ∘ z(1 − z), da_r = da_n ∘ q ∘ r(1 − r), where q = W_hn·h_{t−1} + b_hn;
    /// the product's rows r, z, n have the gradients da_r, da_z, da_n ∘ r; dh_{t−1} += dh ∘ z.
    /// </summary>
    internal override void Backward(in StepView step, in StepGradient gradient)
    {
        int m = HiddenSize;
        ReadOnlySpan<Real> r = step.A[..m], z = step.A[m..(2 * m)], n = step.A[(2 * m)..], q = step.Q, before = step.HBefore, dh = gradient.H;
        Span<Real> dar = gradient.A[..m], daz = gradient.A[m..(2 * m)], dan = gradient.A[(2 * m)..], dq = gradient.R[(2 * m)..], dBefore = gradient.HBefore;
        for (int k = 0; k < m; k++)
        {
            dan[k] = dh[k] * (1 - z[k]) * (1 - n[k] * n[k]);
            daz[k] = dh[k] * (before[k] - n[k]) * z[k] * (1 - z[k]);
            dar[k] = dan[k] * q[k] * r[k] * (1 - r[k]);
            dq[k] = dan[k] * r[k];
            dBefore[k] += dh[k] * z[k];
        }
        gradient.A[..(2 * m)].CopyTo(gradient.R);
    }

    /// <summary>∂L/∂b_hn: the sum over time and examples of the product's rows n.</summary>
    internal override void AddOwnGradients(RecurrentTape tape, Sequence dA, Sequence dR) =>
        Bhn.AddToGradient(dR.Columns.SubMatrix(2 * HiddenSize, HiddenSize, 0, dR.Columns.ColumnCount).RowSums());
}
