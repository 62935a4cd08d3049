namespace SequenceModels.Layers;

/// <summary>h_t = x_t + f(x)_t: what a layer says is added to what it heard.</summary>
/// <remarks>He et al., "Deep residual learning for image recognition" (2016). Derived in lesson 15-lstm-or-transformer.</remarks>
public sealed class ResidualLayer : ISequenceLayer
{
    /// <summary>A way round a layer.</summary>
    /// <param name="inner">f. It must give as many numbers as it takes.</param>
    /// <exception cref="ArgumentException">It does not.</exception>
    public ResidualLayer(ISequenceLayer inner)
    {
        if (Given(inner).InputSize != inner.OutputSize || inner.SymbolCount is not null)
            throw new ArgumentException($"A {inner.GetType().Name} takes {(inner.SymbolCount is null ? $"{inner.InputSize} features" : "symbols")} and gives {inner.OutputSize} numbers: they cannot be added.", nameof(inner));
        Inner = inner;
    }

    /// <summary>f.</summary>
    public ISequenceLayer Inner { get; }

    /// <inheritdoc/>
    public int InputSize => Inner.InputSize;

    /// <inheritdoc/>
    public int OutputSize => Inner.OutputSize;

    /// <summary>No: h is more than what f ends with.</summary>
    public bool EndsInState => false;

    /// <summary>f.</summary>
    public IReadOnlyList<ISequenceLayer> Layers => [Inner];

    /// <summary>The inner layer's parameters.</summary>
    public IReadOnlyList<Parameter> Parameters => Inner.Parameters;

    /// <summary>The inner layer's state.</summary>
    /// <inheritdoc/>
    public State ZeroState(int batch) => Inner.ZeroState(batch);

    /// <inheritdoc/>
    public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null) =>
        Around(x, lengths, x => Inner.Forward(x, initial, lengths, dropout));

    RecurrentTape ISequenceLayer.Predict(Sequence x, State? initial, IReadOnlyList<int>? lengths) => Around(x, lengths, x => Inner.Predict(x, initial, lengths));

    private RecurrentTape Around(Sequence x, IReadOnlyList<int>? lengths, Func<Sequence, RecurrentTape> pass)
    {
        x = LayerArguments.Checked(this, x, lengths);
        var tape = pass(x);
        return new RecurrentTape(x, tape.Initial, new Sequence(x.Columns + tape.H.Columns, x.Batch), tape.Final) { Lengths = lengths, Parts = [tape] };
    }

    /// <summary>∂L/∂x_t is ∂L/∂h_t, and what comes back through f.</summary>
    /// <inheritdoc/>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        LayerArguments.Require(tape, dH);
        dH = Lengths.ZeroPast(dH, tape.Lengths);
        var gradient = Inner.Backward(tape.Parts[0], dH, dFinal);
        return gradient with { X = new Sequence(dH.Columns + gradient.X.Columns, dH.Batch) };
    }
}
