using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Numerics;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Tests.Reference;

/// <summary>The slow twin of <see cref="GruCell"/>'s way back.</summary>
internal sealed class OperatorGru(GruCell cell) : OperatorCell(cell)
{
    public override (Matrix<Real> X, Matrix<Real> H, Matrix<Real>? C) Backward(Matrix<Real> x, State before, Matrix<Real> dh, Matrix<Real>? dc)
    {
        var (a, p) = (cell.Wxh.Value * x + cell.Bh.Value.Column(0), cell.Whh.Value * before.H);
        var r = Sigmoid(Rows(a, 0) + Rows(p, 0));
        var z = Sigmoid(Rows(a, 1) + Rows(p, 1));
        var q = Rows(p, 2) + cell.Bhn.Value.Column(0);
        var n = Tanh(Rows(a, 2) + Hadamard(r, q));

        var dan = Hadamard(Hadamard(dh, 1 - z), SlopeOfTanh(n));
        var daz = Hadamard(Hadamard(dh, before.H - n), SlopeOfSigmoid(z));
        var dar = Hadamard(Hadamard(dan, q), SlopeOfSigmoid(r));
        var dq = Hadamard(dan, r);
        Add(cell.Bhn, Sum(dq));
        return (ThroughInput(x, Stack(dar, daz, dan)), ThroughState(before.H, Stack(dar, daz, dq)) + Hadamard(dh, z), null);
    }
}
