namespace SequenceModels.Layers;

/// <summary>The states of several layers one below the other, as PyTorch orders them.</summary>
internal static class States
{
    /// <summary>One state out of those of all layers. The memory is one and the same for all that look at it.</summary>
    public static State Stack(params IReadOnlyList<State> states)
    {
        var cells = states.Where(state => state.C is not null).Select(state => state.C!).ToList();
        return new State(Stack(states.Select(state => state.H)), cells.Count == 0 ? null : Stack(cells))
        {
            Memory = states.FirstOrDefault(state => state.Memory is not null)?.Memory,
        };
    }

    /// <summary>One gradient out of those of all layers: what they want of the memory adds up.</summary>
    public static State StackGradients(Memory? later, params IReadOnlyList<State> gradients)
    {
        Memory[] wanted = [.. gradients.Select(gradient => gradient.Memory).Prepend(later).OfType<Memory>()];
        return Stack(gradients) with
        {
            Memory = wanted.Length == 0 ? null : wanted[0] with { States = new Sequence(wanted.Select(memory => memory.States.Columns).Aggregate((sum, next) => sum + next), wanted[0].States.Batch) },
        };
    }

    /// <summary>The state of each layer out of one, the memory for each; all none where there is none.</summary>
    /// <exception cref="ArgumentException">It has not as many rows as the layers' states together.</exception>
    public static IReadOnlyList<State?> Split(State? state, int batch, params IReadOnlyList<ISequenceLayer> layers)
    {
        if (state is null)
            return new State?[layers.Count];
        var zeros = layers.Select(layer => layer.ZeroState(batch)).ToList();
        var all = Stack(zeros);
        Shape.Require(state.H, all.H.RowCount, batch, nameof(state), "it holds the states of all layers, one below the other");
        if (state.C is null != all.C is null)
            throw new ArgumentException($"The state has {(all.C is null ? "a" : "no")} cell state C, but the layers {(all.C is null ? "have none: new State(h)" : "need one: new State(h, c)")}.", nameof(state));
        if (all.C is not null)
            Shape.Require(state.C!, all.C.RowCount, batch, nameof(state), "it holds the cell states of all layers that have one, one below the other");
        var (h, c) = (0, 0);
        var parts = new List<State?>();
        foreach (var zero in zeros)
        {
            parts.Add(new State(Rows(state.H, h, zero.H), zero.C is null ? null : Rows(state.C!, c, zero.C)) { Memory = state.Memory });
            (h, c) = (h + zero.H.RowCount, c + (zero.C?.RowCount ?? 0));
        }
        return parts;
    }

    private static Matrix<Real> Stack(IEnumerable<Matrix<Real>> matrices) => matrices.Aggregate((upper, lower) => upper.Stack(lower));

    private static Matrix<Real> Rows(Matrix<Real> matrix, int first, Matrix<Real> like) => matrix.SubMatrix(first, like.RowCount, 0, like.ColumnCount);
}
