using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Parameters;
using static SequenceModels.Numerics.Functions;

namespace SequenceModels.Tests.Reference;

/// <summary>The way back through one step, written from the equations: gates are computed again, nothing is kept.</summary>
internal abstract class OperatorCell(RecurrentCell cell)
{
    protected RecurrentCell Cell { get; } = cell;

    public Dictionary<Parameter, Matrix<Real>> Gradients { get; } = cell.Parameters.ToDictionary(parameter => parameter, parameter => parameter.Value * 0);

    public static OperatorCell Of(RecurrentCell cell) => cell switch
    {
        RnnCell rnn => new OperatorRnn(rnn),
        LstmCell lstm => new OperatorLstm(lstm, null),
        PeepholeLstmCell peephole => new OperatorLstm(peephole, peephole),
        GruCell gru => new OperatorGru(gru),
        ChoGruCell cho => new OperatorChoGru(cho),
        _ => throw new NotSupportedException($"{cell.GetType().Name} has no twin."),
    };

    /// <summary>From the gradients of the state after a step to those of its input and of the state before.</summary>
    public abstract (Matrix<Real> X, Matrix<Real> H, Matrix<Real>? C) Backward(Matrix<Real> x, State before, Matrix<Real> dh, Matrix<Real>? dc);

    protected Matrix<Real> Rows(Matrix<Real> rows, int gate) => rows.SubMatrix(gate * Cell.HiddenSize, Cell.HiddenSize, 0, rows.ColumnCount);

    protected static Matrix<Real> SlopeOfSigmoid(Matrix<Real> s) => Hadamard(s, 1 - s);

    protected static Matrix<Real> SlopeOfTanh(Matrix<Real> t) => 1 - Hadamard(t, t);

    protected static Matrix<Real> Stack(params Matrix<Real>[] gates) => gates.Aggregate((upper, lower) => upper.Stack(lower));

    protected void Add(Parameter parameter, Matrix<Real> gradient) => Gradients[parameter] += gradient;

    protected static Matrix<Real> Sum(Matrix<Real> columns) => columns.RowSums().ToColumnMatrix();

    /// <summary>a = W_xh·x + b: adds to both gradients and returns ∂L/∂x.</summary>
    protected Matrix<Real> ThroughInput(Matrix<Real> x, Matrix<Real> da)
    {
        Add(Cell.Wxh, da * x.Transpose());
        Add(Cell.Bh, Sum(da));
        return Cell.Wxh.Value.Transpose() * da;
    }

    /// <summary>r = W_hh·h: adds to the gradient and returns ∂L/∂h.</summary>
    protected Matrix<Real> ThroughState(Matrix<Real> h, Matrix<Real> dr)
    {
        Add(Cell.Whh, dr * h.Transpose());
        return Cell.Whh.Value.Transpose() * dr;
    }
}
