using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Parameters;

namespace SequenceModels.Tests.Reference;

/// <summary>The recurrent layer step by step with MathNet's operators, one line a term: the slow twin of <see cref="RecurrentLayer"/>.</summary>
internal sealed class OperatorLayer(RecurrentCell cell)
{
    private readonly OperatorCell back = OperatorCell.Of(cell);

    /// <summary>The states before each step, and the one after the last.</summary>
    public List<State> Forward(Sequence x, State initial)
    {
        var states = new List<State> { initial };
        for (int t = 0; t < x.Steps; t++)
            states.Add(cell.Step(x[t], states[t]));
        return states;
    }

    /// <summary>∂L/∂x_t for all t, and ∂L/∂ the initial state; those of the parameters are in <see cref="Gradients"/>.</summary>
    public (Sequence X, State Initial) Backward(Sequence x, List<State> states, Sequence dH, State dFinal)
    {
        var dX = new Sequence(x.Features, x.Steps, x.Batch);
        var (dh, dc) = (dFinal.H, dFinal.C);
        for (int t = x.Steps - 1; t >= 0; t--)
            (dX[t], dh, dc) = back.Backward(x[t], states[t], dh + dH[t], dc);
        return (dX, new State(dh, dc));
    }

    public IReadOnlyDictionary<Parameter, Matrix<Real>> Gradients => back.Gradients;
}
