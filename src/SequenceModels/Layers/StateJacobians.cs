namespace SequenceModels.Layers;

/// <summary>∂s_T/∂s_{T−k} = J_T·J_{T−1}·…·J_{T−k+1}: what is left in the last state of a nudge given k steps before.</summary>
/// <remarks>
/// s is the state: h, or for an LSTM h on top of c. One row of the product is one gradient that travels back through time, so a batch of as many
/// gradients as s has numbers gives the whole matrix. Hochreiter (1991); Bengio, Simard and Frasconi (1994). Lesson 06 looks at its norm and its singular values.
/// </remarks>
public static class StateJacobians
{
    /// <summary>The products for k = 0, 1, …, T.</summary>
    /// <param name="layer">Whose states.</param>
    /// <param name="x">x_1 … x_T of one example [D×1] a step: Jacobians depend on where the states are.</param>
    /// <param name="initial">The state before the first step [H×1], default zeros.</param>
    /// <returns>T + 1 matrices [S×S], S the numbers in s: k = 0 is the identity, k = T reaches back to the state before the first step.</returns>
    /// <exception cref="ArgumentException">There is more than one example, or something does not fit the weights.</exception>
    public static IReadOnlyList<Matrix<Real>> ByLag(RecurrentLayer layer, Sequence x, State? initial = null)
    {
        AllGiven(layer, x);
        if (x.Batch != 1)
            throw new ArgumentException($"x has {x.Batch} examples, but each has Jacobians of its own: give one, with B = 1.", nameof(x));
        initial ??= layer.ZeroState(1);
        int size = Stacked(initial).RowCount;
        var start = new State(Repeated(initial.H, size), initial.C is null ? null : Repeated(initial.C, size));
        var tape = layer.Forward(Sequence.Of([.. Enumerable.Range(0, x.Steps).Select(t => Repeated(x[t], size))]), start);
        var nothing = new Sequence(layer.OutputSize, x.Steps, size);
        return [.. layer.StateGradients(tape, nothing, EachUnit(start)).Reverse().Select(gradients => Stacked(gradients).Transpose())];
    }

    /// <summary>As many losses as s has numbers: example i's loss is s_T[i].</summary>
    private static State EachUnit(State state)
    {
        var ones = Matrix<Real>.Build.DenseIdentity(state.H.ColumnCount);
        int units = state.H.RowCount;
        return new State(ones.SubMatrix(0, units, 0, ones.ColumnCount), state.C is null ? null : ones.SubMatrix(units, units, 0, ones.ColumnCount));
    }

    private static Matrix<Real> Stacked(State state) => state.C is null ? state.H : state.H.Stack(state.C);

    private static Matrix<Real> Repeated(Matrix<Real> column, int times) => Matrix<Real>.Build.Dense(column.RowCount, times, (row, _) => column[row, 0]);
}
