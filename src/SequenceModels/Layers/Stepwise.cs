namespace SequenceModels.Layers;

/// <summary>h_1 … h_T and the way back for a cell of one's own: step by step, by its <see cref="RecurrentCell.Step"/> and <see cref="RecurrentCell.StepBackward"/>.</summary>
internal static class Stepwise
{
    public static RecurrentTape Forward(RecurrentCell cell, Sequence x, State initial, IReadOnlyList<int>? lengths)
    {
        var h = new Sequence(cell.HiddenSize, x.Steps, x.Batch);
        var c = cell.HasCellState ? new Sequence(cell.HiddenSize, x.Steps, x.Batch) : null;
        var state = initial;
        for (int t = 0; t < x.Steps; t++)
        {
            state = cell.Step(x[t], state);
            cell.Require(state, x.Batch, $"What {cell.GetType().Name}.Step returned");
            h[t] = state.H;
            if (c is not null)
                c[t] = state.C!;
            Lengths.ZeroFinished(h.Step(t), h.Features, t, lengths);
        }
        return new RecurrentTape(x, initial, h, new State(Lengths.Last(h, lengths), c is null ? null : Lengths.Last(c, lengths))) { Lengths = lengths, C = c };
    }

    /// <summary>Adds to the parameters' gradients; the gradients of the states after each step go to <paramref name="dStates"/>, where there is room for them.</summary>
    public static RecurrentGradient Backward(RecurrentCell cell, RecurrentTape tape, Sequence dH, State? dFinal, IReadOnlyList<State>? dStates = null)
    {
        LayerArguments.Require(tape, dH);
        if (dFinal is not null)
            cell.Require(dFinal, dH.Batch, nameof(dFinal));
        var dX = new Sequence(cell.InputSize, dH.Steps, dH.Batch);
        var dState = cell.ZeroState(dH.Batch);
        for (int t = dH.Steps - 1; t >= 0; t--)
        {
            dState = Complete(tape, dState, dH, dFinal, t);
            if (dStates is not null)
            {
                dState.H.CopyTo(dStates[t].H);
                dState.C?.CopyTo(dStates[t].C);
            }
            (dX[t], dState) = cell.StepBackward(tape.X[t], Before(tape, t), dState);
            cell.Require(dState, dH.Batch, $"What {cell.GetType().Name}.StepBackward returned");
        }
        return new RecurrentGradient(dX, dState);
    }

    private static State Before(RecurrentTape tape, int t) => t == 0 ? tape.Initial : new State(tape.H[t - 1], tape.C?[t - 1]);

    /// <summary>∂L/∂ the state after step t: what the next step says, what the output says, and at an example's last step what the final state says.</summary>
    private static State Complete(RecurrentTape tape, State dState, Sequence dH, State? dFinal, int t)
    {
        // Copies: what a cell returned may be a matrix that it, or somebody else, still holds.
        var (dh, dc, units) = (dState.H.ToColumnMajorArray(), dState.C?.ToColumnMajorArray(), dH.Features);
        TensorPrimitives.Add(dh, dH.Step(t), dh);
        for (int b = 0; b < dH.Batch; b++)
        {
            int length = tape.Lengths?[b] ?? dH.Steps;
            var h = dh.AsSpan(b * units, units);
            var c = dc is null ? default : dc.AsSpan(b * units, units);
            if (t >= length)
            {
                h.Clear();
                c.Clear();
            }
            else if (t == length - 1 && dFinal is not null)
            {
                TensorPrimitives.Add(h, ColumnMajor.Of(dFinal.H).AsSpan(b * units, units), h);
                if (dFinal.C is not null)
                    TensorPrimitives.Add(c, ColumnMajor.Of(dFinal.C).AsSpan(b * units, units), c);
            }
        }
        return new State(Matrix<Real>.Build.Dense(units, dH.Batch, dh), dc is null ? null : Matrix<Real>.Build.Dense(units, dH.Batch, dc));
    }
}
