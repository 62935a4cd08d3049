namespace SequenceModels.Layers;

/// <summary>x → layer 1 → layer 2 → … → h: each layer reads what the one below says, step by step.</summary>
/// <remarks>The state is the layers' states one below the other; a layer without a state adds no rows. Derived in lesson 13-deep-rnns-and-dropout.</remarks>
public sealed class StackedLayer : ISequenceLayer
{
    /// <summary>Layers on top of each other.</summary>
    /// <param name="layers">The lowest first; at least one.</param>
    /// <exception cref="ArgumentException">There is no layer, or one takes another number of features than the one below gives.</exception>
    public StackedLayer(params IReadOnlyList<ISequenceLayer> layers)
    {
        if (Given(layers).Count == 0)
            throw new ArgumentException("A stack needs at least one layer; 0 were given.", nameof(layers));
        for (int k = 1; k < layers.Count; k++)
        {
            if (layers[k].InputSize != layers[k - 1].OutputSize)
                throw new ArgumentException($"Layer {k} takes {layers[k].InputSize} features, but layer {k - 1} below it gives {layers[k - 1].OutputSize}.", nameof(layers));
        }
        Layers = layers;
    }

    /// <summary>Layers on top of each other with dropout between them: of the outputs of each layer but the last, as PyTorch's <c>nn.LSTM(dropout=)</c> drops.</summary>
    /// <param name="rule">How much, and how often a new mask; PyTorch's is a new one a step.</param>
    /// <param name="layers">The lowest first; at least one.</param>
    /// <returns>Layer 1, dropout, layer 2, dropout, …, the last layer. Its state is the layers' states one below the other, as without dropout.</returns>
    /// <exception cref="ArgumentException">There is no layer, or one takes another number of features than the one below gives.</exception>
    public static StackedLayer WithDropout(Dropout rule, params IReadOnlyList<ISequenceLayer> layers)
    {
        AllGiven(rule, layers);
        return new([.. layers.SelectMany((layer, k) => k + 1 < layers.Count ? new[] { layer, new DropoutLayer(layer.OutputSize, rule) } : [layer])]);
    }

    /// <summary>The lowest first.</summary>
    public IReadOnlyList<ISequenceLayer> Layers { get; }

    /// <inheritdoc/>
    public int InputSize => Layers[0].InputSize;

    /// <inheritdoc/>
    public int? SymbolCount => Layers[0].SymbolCount;

    /// <inheritdoc/>
    public int OutputSize => Layers[^1].OutputSize;

    /// <inheritdoc/>
    public bool EndsInState => Layers[^1].EndsInState;

    /// <summary>All layers' parameters, the lowest first; of a layer that stands there twice, once.</summary>
    public IReadOnlyList<Parameter> Parameters => ParameterSet.Of(Layers.SelectMany(layer => layer.Parameters));

    /// <inheritdoc/>
    public State ZeroState(int batch) => States.Stack([.. Layers.Select(layer => layer.ZeroState(batch))]);

    /// <inheritdoc/>
    public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null) =>
        Through(x, initial, lengths, (layer, below, state) => layer.Forward(below, state, lengths, dropout));

    RecurrentTape ISequenceLayer.Predict(Sequence x, State? initial, IReadOnlyList<int>? lengths) =>
        Through(x, initial, lengths, (layer, below, state) => layer.Predict(below, state, lengths));

    private RecurrentTape Through(Sequence x, State? initial, IReadOnlyList<int>? lengths, Func<ISequenceLayer, Sequence, State?, RecurrentTape> pass)
    {
        var states = States.Split(initial, Given(x).Batch, Layers);
        var tapes = new List<RecurrentTape>();
        foreach (var (k, layer) in Layers.Index())
            tapes.Add(pass(layer, k == 0 ? x : tapes[^1].H, states[k]));
        return new RecurrentTape(tapes[0].X, Stack(tape => tape.Initial), tapes[^1].H, Stack(tape => tape.Final)) { Lengths = lengths, Parts = tapes };

        State Stack(Func<RecurrentTape, State> state) => States.Stack([.. tapes.Select(state)]);
    }

    /// <inheritdoc/>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        LayerArguments.Require(tape, dH);
        var finals = States.Split(dFinal is null ? null : dFinal with { Memory = null }, dH.Batch, Layers);
        var initials = new State[Layers.Count];
        for (int k = Layers.Count - 1; k >= 0; k--)
            (dH, initials[k]) = Layers[k].Backward(tape.Parts[k], dH, finals[k]);
        return new RecurrentGradient(dH, States.StackGradients(dFinal?.Memory, initials));
    }
}
