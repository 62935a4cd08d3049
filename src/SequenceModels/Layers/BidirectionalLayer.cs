namespace SequenceModels.Layers;

/// <summary>h_t = [h→_t; h←_t]: one layer reads forwards, one backwards, and their outputs stand one below the other.</summary>
/// <remarks>Schuster and Paliwal, "Bidirectional recurrent neural networks" (1997). h_t knows the past and the future of x_t.</remarks>
public sealed class BidirectionalLayer : ISequenceLayer
{
    private readonly ReversedLayer reversed;

    /// <summary>A layer from two of the same input size. They may share a cell, or be one layer: then both directions learn the same weights.</summary>
    /// <param name="forward">Reads x_1 … x_T.</param>
    /// <param name="backward">Reads x_T … x_1; it is turned round here.</param>
    /// <exception cref="ArgumentException">The two take different inputs.</exception>
    public BidirectionalLayer(ISequenceLayer forward, ISequenceLayer backward)
    {
        AllGiven(forward, backward);
        if (forward.InputSize != backward.InputSize)
            throw new ArgumentException($"The forward layer takes {forward.InputSize} features and the backward layer {backward.InputSize}: both read the same x.", nameof(backward));
        (ForwardLayer, reversed) = (forward, new ReversedLayer(backward));
    }

    /// <summary>Reads x_1 … x_T.</summary>
    public ISequenceLayer ForwardLayer { get; }

    /// <summary>Reads x_T … x_1.</summary>
    public ISequenceLayer BackwardLayer => reversed.Layer;

    /// <inheritdoc/>
    public int InputSize => ForwardLayer.InputSize;

    /// <inheritdoc/>
    public int? SymbolCount => ForwardLayer.SymbolCount;

    /// <summary>The units of both directions together.</summary>
    public int OutputSize => ForwardLayer.OutputSize + reversed.OutputSize;

    /// <inheritdoc/>
    public bool EndsInState => ForwardLayer.EndsInState && reversed.EndsInState && ZeroState(1).H.RowCount == OutputSize;

    /// <summary>The layer that reads forwards, the layer that reads backwards.</summary>
    public IReadOnlyList<ISequenceLayer> Layers => [ForwardLayer, BackwardLayer];

    /// <summary>No: one direction comes from the end.</summary>
    public bool StateCarriesPast => false;

    /// <summary>The forward layer's parameters, then the backward layer's; what both share, once.</summary>
    public IReadOnlyList<Parameter> Parameters => ParameterSet.Of([.. ForwardLayer.Parameters, .. reversed.Parameters]);

    /// <inheritdoc/>
    public State ZeroState(int batch) => States.Stack(ForwardLayer.ZeroState(batch), reversed.ZeroState(batch));

    /// <inheritdoc/>
    public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null) =>
        BothWays(x, initial, lengths, (layer, x, state) => layer.Forward(x, state, lengths, dropout));

    RecurrentTape ISequenceLayer.Predict(Sequence x, State? initial, IReadOnlyList<int>? lengths) =>
        BothWays(x, initial, lengths, (layer, x, state) => layer.Predict(x, state, lengths));

    private RecurrentTape BothWays(Sequence x, State? initial, IReadOnlyList<int>? lengths, Func<ISequenceLayer, Sequence, State?, RecurrentTape> pass)
    {
        x = LayerArguments.Checked(this, x, lengths);
        var states = States.Split(initial, x.Batch, ForwardLayer, reversed);
        var there = pass(ForwardLayer, x, states[0]);
        var back = pass(reversed, x, states[1]);
        return new RecurrentTape(
            x, States.Stack(there.Initial, back.Initial), new Sequence(there.H.Columns.Stack(back.H.Columns), x.Batch), States.Stack(there.Final, back.Final))
        {
            Lengths = lengths,
            Parts = [there, back],
        };
    }

    /// <summary>∂L/∂x_t is the sum of what both directions say.</summary>
    /// <inheritdoc/>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        LayerArguments.Require(tape, dH);
        var finals = dFinal is null ? [null, null] : States.Split(dFinal, dH.Batch, ForwardLayer, reversed);
        var there = ForwardLayer.Backward(tape.Parts[0], Rows(dH, 0, ForwardLayer.OutputSize), finals[0]);
        var back = reversed.Backward(tape.Parts[1], Rows(dH, ForwardLayer.OutputSize, reversed.OutputSize), finals[1]);
        return new RecurrentGradient(new Sequence(there.X.Columns + back.X.Columns, dH.Batch), States.Stack(there.Initial, back.Initial));
    }

    private static Sequence Rows(Sequence sequence, int first, int count) =>
        new(sequence.Columns.SubMatrix(first, count, 0, sequence.Columns.ColumnCount), sequence.Batch);
}
