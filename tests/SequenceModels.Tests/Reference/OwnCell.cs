using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Numerics;
using SequenceModels.Parameters;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Tests.Reference;

/// <summary>A cell as a user writes one, by public means only: f = σ(a_f), n = tanh(W_xn·x + f ∘ (u ∘ h)), h′ = (1 − f) ∘ h + f ∘ n, a minimal gated unit whose memory is a vector u.</summary>
internal sealed class OwnCell : RecurrentCell
{
    public OwnCell(int inputSize, int hiddenSize, Random random)
        : base(inputSize, hiddenSize, gates: 2, random)
    {
        U = new Parameter("u", hiddenSize);
        U.FillNormal(random);
    }

    public Parameter U { get; }

    public override IReadOnlyList<Parameter> Parameters => [Wxh, Whh, Bh, U];

    public override State Step(Matrix<Real> x, State state)
    {
        var (f, n) = Gates(x, state);
        return new State(Hadamard(1 - f, state.H) + Hadamard(f, n));
    }

    public override (Matrix<Real> X, State Before) StepBackward(Matrix<Real> x, State state, State dNext)
    {
        var (h, dh) = (state.H, dNext.H);
        var (f, n) = Gates(x, state);
        var dan = dh.PointwiseMultiply(f).PointwiseMultiply(1 - n.PointwiseMultiply(n));
        var uh = Diagonal(U) * h;
        var daf = (dh.PointwiseMultiply(n - h) + dan.PointwiseMultiply(uh)).PointwiseMultiply(f).PointwiseMultiply(1 - f);
        var da = daf.Stack(dan);
        var dRecalled = daf.Stack(0 * dan); // W_hh's second block is not used
        Wxh.AddToGradient(da * x.Transpose());
        Whh.AddToGradient(dRecalled * h.Transpose());
        Bh.AddToGradient(da.RowSums());
        U.AddToGradient(dan.PointwiseMultiply(f).PointwiseMultiply(h).RowSums());
        var dBefore = dh.PointwiseMultiply(1 - f) + Whh.Value.Transpose() * dRecalled + Diagonal(U) * dan.PointwiseMultiply(f);
        return (Wxh.Value.Transpose() * da, new State(dBefore));
    }

    private (Matrix<Real> F, Matrix<Real> N) Gates(Matrix<Real> x, State state)
    {
        Require(x, state);
        var (a, r) = (Wxh.Value * x + Bh.Value.Column(0), Whh.Value * state.H);
        var f = Sigmoid(Gate(0, a) + Gate(0, r));
        return (f, Tanh(Gate(1, a) + Hadamard(f, Diagonal(U) * state.H)));
    }

    private static Matrix<Real> Diagonal(Parameter u) => Matrix<Real>.Build.DenseOfDiagonalVector(u.Value.Column(0));
}
