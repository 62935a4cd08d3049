namespace SequenceModels.Layers;

/// <summary>h_T … h_1 from x_T … x_1: a layer that reads from the end, with its outputs in the input's order.</summary>
/// <remarks>
/// With lengths each example is read from its own last step. The final state is the one after the first step, which has seen everything.
/// </remarks>
/// <param name="layer">The layer that runs backwards.</param>
public sealed class ReversedLayer(ISequenceLayer layer) : ISequenceLayer
{
    /// <summary>The layer that runs backwards.</summary>
    public ISequenceLayer Layer { get; } = Given(layer);

    /// <inheritdoc/>
    public int InputSize => Layer.InputSize;

    /// <inheritdoc/>
    public int? SymbolCount => Layer.SymbolCount;

    /// <inheritdoc/>
    public int OutputSize => Layer.OutputSize;

    /// <inheritdoc/>
    public bool EndsInState => Layer.EndsInState;

    /// <summary>The layer that runs backwards.</summary>
    public IReadOnlyList<ISequenceLayer> Layers => [Layer];

    /// <summary>No: its state comes from the end, where the next piece has not yet been read.</summary>
    public bool StateCarriesPast => false;

    /// <inheritdoc/>
    public IReadOnlyList<Parameter> Parameters => Layer.Parameters;

    /// <inheritdoc/>
    public State ZeroState(int batch) => Layer.ZeroState(batch);

    /// <inheritdoc/>
    public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null) =>
        Backwards(x, lengths, reversed => Layer.Forward(reversed, initial, lengths, dropout));

    RecurrentTape ISequenceLayer.Predict(Sequence x, State? initial, IReadOnlyList<int>? lengths) => Backwards(x, lengths, reversed => Layer.Predict(reversed, initial, lengths));

    private RecurrentTape Backwards(Sequence x, IReadOnlyList<int>? lengths, Func<Sequence, RecurrentTape> pass)
    {
        x = LayerArguments.Checked(this, x, lengths);
        var inner = pass(Lengths.Reverse(x, lengths));
        return new RecurrentTape(x, inner.Initial, Lengths.Reverse(inner.H, lengths), inner.Final) { Lengths = lengths, Parts = [inner] };
    }

    /// <inheritdoc/>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        LayerArguments.Require(tape, dH);
        var gradient = Layer.Backward(tape.Parts[0], Lengths.Reverse(dH, tape.Lengths), dFinal);
        return gradient with { X = Lengths.Reverse(gradient.X, tape.Lengths) };
    }
}
