using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Numerics;
using SequenceModels.Parameters;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Tests.Reference;

/// <summary>The slow twin of the LSTM's way back, with peepholes or without.</summary>
internal sealed class OperatorLstm(RecurrentCell cell, PeepholeLstmCell? peephole) : OperatorCell(cell)
{
    public override (Matrix<Real> X, Matrix<Real> H, Matrix<Real>? C) Backward(Matrix<Real> x, State before, Matrix<Real> dh, Matrix<Real>? dc)
    {
        var a = Cell.Wxh.Value * x + Cell.Whh.Value * before.H + Cell.Bh.Value.Column(0);
        var (pi, pf, po) = (Peep(peephole?.Pi), Peep(peephole?.Pf), Peep(peephole?.Po));
        var i = Sigmoid(Rows(a, 0) + pi * before.C!);
        var f = Sigmoid(Rows(a, 1) + pf * before.C!);
        var g = Tanh(Rows(a, 2));
        var c = Hadamard(f, before.C!) + Hadamard(i, g);
        var o = Sigmoid(Rows(a, 3) + po * c);

        var dao = Hadamard(Hadamard(dh, Tanh(c)), SlopeOfSigmoid(o));
        var d = dc! + Hadamard(Hadamard(dh, o), SlopeOfTanh(Tanh(c))) + po * dao;
        var dai = Hadamard(Hadamard(d, g), SlopeOfSigmoid(i));
        var daf = Hadamard(Hadamard(d, before.C!), SlopeOfSigmoid(f));
        var dag = Hadamard(Hadamard(d, i), SlopeOfTanh(g));
        if (peephole is not null)
        {
            Add(peephole.Pi, Sum(Hadamard(dai, before.C!)));
            Add(peephole.Pf, Sum(Hadamard(daf, before.C!)));
            Add(peephole.Po, Sum(Hadamard(dao, c)));
        }
        var da = Stack(dai, daf, dag, dao);
        return (ThroughInput(x, da), ThroughState(before.H, da), Hadamard(d, f) + pi * dai + pf * daf);
    }

    private Matrix<Real> Peep(Parameter? p) => p is null
        ? Matrix<Real>.Build.Dense(Cell.HiddenSize, Cell.HiddenSize)
        : Matrix<Real>.Build.DenseOfDiagonalVector(p.Value.Column(0));
}
