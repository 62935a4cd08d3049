namespace SequenceModels.Layers;

/// <summary>What a forward pass through time leaves behind: for the way back, and for whoever wants to look inside.</summary>
/// <param name="X">x_1 … x_T, as given; with lengths, a copy with zeros past them.</param>
/// <param name="Initial">The state before the first step, as given or zeros.</param>
/// <param name="H">h_1 … h_T.</param>
/// <param name="Final">The state after each example's last step: the summary of the whole sequence, and the start of the next chunk.</param>
public sealed record RecurrentTape(Sequence X, State Initial, Sequence H, State Final)
{
    /// <summary>Steps of each example; none: T for all.</summary>
    public IReadOnlyList<int>? Lengths { get; init; }

    /// <summary>The gates after their activation functions, one block of H rows a gate in the order of the cell; none in an RNN, whose only gate is h.</summary>
    public Sequence? Gates { get; init; }

    /// <summary>c_1 … c_T of an LSTM.</summary>
    public Sequence? C { get; init; }

    /// <summary>Queries, keys, values and weights of an attention layer.</summary>
    public AttentionTape? Attention { get; init; }

    /// <summary>The tapes of the layers inside, where there are layers inside.</summary>
    public IReadOnlyList<RecurrentTape> Parts { get; init; } = [];

    /// <summary>What was dropped: of a recurrent layer's states, of a dropout layer's inputs.</summary>
    internal Sequence? Mask { get; init; }

    /// <summary>W_hn·h_{t−1} + b_hn of a GRU.</summary>
    internal Sequence? Q { get; init; }

    /// <summary>How many numbers lie here for the way back: inputs, states, gates and whatever else the cell needs of every step. Derived in lesson 05b-the-backward-pass.</summary>
    public long StoredNumbers => Sequences().Distinct().Sum(sequence => (long)sequence.Columns.RowCount * sequence.Columns.ColumnCount);

    /// <summary>Gives the memory back for the next pass; nobody may look at the tape any more. <see cref="Final"/> stays.</summary>
    internal void Release()
    {
        foreach (var part in Parts)
            part.Release();
        // What a part has is the part's to give back, and an H that is X was only passed on.
        if (Parts.Count > 0 || H == X)
            return;
        foreach (var sequence in (ReadOnlySpan<Sequence?>)[H, Gates, C, Q])
            SequencePool.Return(sequence);
    }

    private IEnumerable<Sequence> Sequences() => ((IEnumerable<Sequence?>)[X, H, Gates, C, Q, Mask, .. Attention?.Sequences ?? [], .. Parts.SelectMany(part => part.Sequences())]).OfType<Sequence>();
}
