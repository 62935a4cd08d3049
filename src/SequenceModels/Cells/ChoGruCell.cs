using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;
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

    /// <summary>r and z, and r ∘ h_{t−1} for the candidate's product.</summary>
    internal override void Reset(in StepView step, Span<Real> reset)
    {
        int m = HiddenSize;
        var gates = step.A[..(2 * m)];
        for (int k = 0; k < gates.Length; k++)
            gates[k] += step.R[k];
        Bend.Sigmoid(gates);
        for (int k = 0; k < m; k++)
            reset[k] = gates[k] * step.HBefore[k];
    }

    internal override void Forward(in StepView step)
    {
        int m = HiddenSize;
        Span<Real> z = step.A[m..(2 * m)], n = step.A[(2 * m)..], h = step.H;
        ReadOnlySpan<Real> before = step.HBefore;
        for (int k = 0; k < m; k++)
            n[k] += step.R[k];
        Bend.Tanh(n);
        for (int k = 0; k < m; k++)
            h[k] = (1 - z[k]) * n[k] + z[k] * before[k];
    }

    /// <summary>da_n = dh ∘ (1 − z) ∘ (1 − n²), da_z = dh ∘ (h_{t−1} − n) ∘ z(1 − z); dh_{t−1} += dh ∘ z.</summary>
    internal override void Backward(in StepView step, in StepGradient gradient)
    {
        int m = HiddenSize;
        ReadOnlySpan<Real> z = step.A[m..(2 * m)], n = step.A[(2 * m)..], before = step.HBefore, dh = gradient.H;
        Span<Real> daz = gradient.A[m..(2 * m)], dan = gradient.A[(2 * m)..], dBefore = gradient.HBefore;
        for (int k = 0; k < m; k++)
        {
            dan[k] = dh[k] * (1 - z[k]) * (1 - n[k] * n[k]);
            daz[k] = dh[k] * (before[k] - n[k]) * z[k] * (1 - z[k]);
            dBefore[k] += dh[k] * z[k];
        }
    }

    /// <summary>With u = r ∘ h_{t−1}: da_r = du ∘ h_{t−1} ∘ r(1 − r), dh_{t−1} += du ∘ r.</summary>
    internal override void BackwardReset(in StepView step, ReadOnlySpan<Real> dReset, in StepGradient gradient)
    {
        for (int k = 0; k < HiddenSize; k++)
        {
            Real r = step.A[k];
            gradient.A[k] = dReset[k] * step.HBefore[k] * r * (1 - r);
            gradient.HBefore[k] += dReset[k] * r;
        }
    }
}
