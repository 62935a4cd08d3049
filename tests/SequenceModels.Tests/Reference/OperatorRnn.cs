using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;

namespace SequenceModels.Tests.Reference;

/// <summary>The recurrent layer with MathNet's operators, one line a term: the slow twin of <see cref="RecurrentLayer"/>.</summary>
internal sealed class OperatorRnn(RnnCell cell)
{
    public List<Matrix<Real>> Forward(Sequence x, Matrix<Real> h0)
    {
        var states = new List<Matrix<Real>> { h0 };
        for (int t = 0; t < x.Steps; t++)
            states.Add(cell.Step(x[t], new State(states[t])).H);
        return states;
    }

    public Gradients Backward(Sequence x, List<Matrix<Real>> h, Sequence dH)
    {
        var (wxh, whh) = (cell.Wxh.Value, cell.Whh.Value);
        var (dWxh, dWhh, db) = (wxh * 0, whh * 0, cell.Bh.Value * 0);
        var dX = new Sequence(x.Features, x.Steps, x.Batch);
        var fromNext = h[0] * 0;
        for (int t = x.Steps - 1; t >= 0; t--)
        {
            var slope = cell.Activation == Activation.Tanh ? 1 - h[t + 1].PointwisePower(2) : h[t + 1].Map(value => (Real)(value > 0 ? 1 : 0));
            var da = (dH[t] + fromNext).PointwiseMultiply(slope);
            dWxh += da * x[t].Transpose();
            dWhh += da * h[t].Transpose();
            db += da.RowSums().ToColumnMatrix();
            dX[t] = wxh.Transpose() * da;
            fromNext = whh.Transpose() * da;
        }
        return new Gradients(dWxh, dWhh, db, dX, fromNext);
    }

    public sealed record Gradients(Matrix<Real> Wxh, Matrix<Real> Whh, Matrix<Real> Bh, Sequence X, Matrix<Real> Initial);
}
