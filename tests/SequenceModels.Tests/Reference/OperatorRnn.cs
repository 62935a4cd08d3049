using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Tests.Reference;

/// <summary>The slow twin of <see cref="RnnCell"/>'s way back.</summary>
internal sealed class OperatorRnn(RnnCell cell) : OperatorCell(cell)
{
    public override (Matrix<Real> X, Matrix<Real> H, Matrix<Real>? C) Backward(Matrix<Real> x, State before, Matrix<Real> dh, Matrix<Real>? dc)
    {
        var h = cell.Step(x, before).H;
        var da = Hadamard(dh, cell.Activation == Activation.Tanh ? SlopeOfTanh(h) : h.Map(value => (Real)(value > 0 ? 1 : 0), Zeros.Include));
        return (ThroughInput(x, da), ThroughState(before.H, da), null);
    }
}
