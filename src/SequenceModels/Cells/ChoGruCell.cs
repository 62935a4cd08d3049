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

    internal override void Reset(in StepView step, Span<Real> reset) => Units.Each(HiddenSize, new ResetAhead(HiddenSize, step, reset));

    internal override void Forward(in StepView step) => Units.Each(HiddenSize, new Ahead(HiddenSize, step));

    internal override void Backward(in StepView step, in StepGradient gradient) => Units.Each(HiddenSize, new Back(HiddenSize, step, gradient));

    internal override void BackwardReset(in StepView step, ReadOnlySpan<Real> dReset, in StepGradient gradient) =>
        Units.Each(HiddenSize, new ResetBack(step, dReset, gradient));

    /// <summary>r and z, and u = r ∘ h_{t−1} for the candidate's product.</summary>
    private readonly ref struct ResetAhead(int m, StepView step, Span<Real> reset) : IUnitArithmetic
    {
        private readonly StepView step = step;
        private readonly Span<Real> reset = reset;

        public void At<TLanes>(Units<TLanes> units)
            where TLanes : struct, ILanes<TLanes>
        {
            var r = Elementary.Sigmoid(units.Read(step.A) + units.Read(step.R));
            units.Write(step.A, r);
            units.Write(step.A[m..], Elementary.Sigmoid(units.Read(step.A[m..]) + units.Read(step.R[m..])));
            units.Write(reset, r * units.Read(step.HBefore));
        }
    }

    private readonly ref struct Ahead(int m, StepView step) : IUnitArithmetic
    {
        private readonly StepView step = step;

        public void At<TLanes>(Units<TLanes> units)
            where TLanes : struct, ILanes<TLanes>
        {
            var z = units.Read(step.A[m..]);
            var n = Elementary.Tanh(units.Read(step.A[(2 * m)..]) + units.Read(step.R));
            units.Write(step.A[(2 * m)..], n);
            units.Write(step.H, (TLanes.Of(1) - z) * n + z * units.Read(step.HBefore));
        }
    }

    /// <summary>da_n = dh ∘ (1 − z) ∘ (1 − n²), da_z = dh ∘ (h_{t−1} − n) ∘ z(1 − z); dh_{t−1} += dh ∘ z.</summary>
    private readonly ref struct Back(int m, StepView step, StepGradient gradient) : IUnitArithmetic
    {
        private readonly StepView step = step;
        private readonly StepGradient gradient = gradient;

        public void At<TLanes>(Units<TLanes> units)
            where TLanes : struct, ILanes<TLanes>
        {
            var one = TLanes.Of(1);
            TLanes z = units.Read(step.A[m..]), n = units.Read(step.A[(2 * m)..]), dh = units.Read(gradient.H);
            units.Write(gradient.A[(2 * m)..], dh * (one - z) * (one - n * n));
            units.Write(gradient.A[m..], dh * (units.Read(step.HBefore) - n) * z * (one - z));
            units.Write(gradient.HBefore, units.Read(gradient.HBefore) + dh * z);
        }
    }

    /// <summary>da_r = du ∘ h_{t−1} ∘ r(1 − r), dh_{t−1} += du ∘ r.</summary>
    private readonly ref struct ResetBack(StepView step, ReadOnlySpan<Real> dReset, StepGradient gradient) : IUnitArithmetic
    {
        private readonly StepView step = step;
        private readonly ReadOnlySpan<Real> dReset = dReset;
        private readonly StepGradient gradient = gradient;

        public void At<TLanes>(Units<TLanes> units)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes r = units.Read(step.A), du = units.Read(dReset);
            units.Write(gradient.A, du * units.Read(step.HBefore) * r * (TLanes.Of(1) - r));
            units.Write(gradient.HBefore, units.Read(gradient.HBefore) + du * r);
        }
    }
}
