using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Numerics;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Tests.Reference;

/// <summary>The slow twin of <see cref="ChoGruCell"/>'s way back.</summary>
internal sealed class OperatorChoGru(ChoGruCell cell) : OperatorCell(cell)
{
    public override (Matrix<Real> X, Matrix<Real> H, Matrix<Real>? C) Backward(Matrix<Real> x, State before, Matrix<Real> dh, Matrix<Real>? dc)
    {
        var a = cell.Wxh.Value * x + cell.Bh.Value.Column(0);
        var (wr, wz, wn) = (Rows(cell.Whh.Value, 0), Rows(cell.Whh.Value, 1), Rows(cell.Whh.Value, 2));
        var r = Sigmoid(Rows(a, 0) + wr * before.H);
        var z = Sigmoid(Rows(a, 1) + wz * before.H);
        var u = Hadamard(r, before.H);
        var n = Tanh(Rows(a, 2) + wn * u);

        var dan = Hadamard(Hadamard(dh, 1 - z), SlopeOfTanh(n));
        var daz = Hadamard(Hadamard(dh, before.H - n), SlopeOfSigmoid(z));
        var du = wn.Transpose() * dan;
        var dar = Hadamard(Hadamard(du, before.H), SlopeOfSigmoid(r));
        Add(cell.Whh, Stack(dar * before.H.Transpose(), daz * before.H.Transpose(), dan * u.Transpose()));
        return (ThroughInput(x, Stack(dar, daz, dan)), wr.Transpose() * dar + wz.Transpose() * daz + Hadamard(du, r) + Hadamard(dh, z), null);
    }
}
