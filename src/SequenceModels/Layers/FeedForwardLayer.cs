namespace SequenceModels.Layers;

/// <summary>h_t = W_2·max(0, W_1·x_t + b_1) + b_2: the same two layers at every step, which do not hear of each other.</summary>
/// <remarks>Vaswani et al., "Attention is all you need" (2017), equation 2. Derived in lesson 15-lstm-or-transformer.</remarks>
/// <param name="size">D ≥ 1, numbers in x_t and h_t.</param>
/// <param name="hiddenSize">F ≥ 1, numbers between the two layers.</param>
/// <param name="random">Where the first weights come from.</param>
public sealed class FeedForwardLayer(int size, int hiddenSize, Random random) : ISequenceLayer
{
    private readonly Dense first = new(size, hiddenSize, random, "W_1", "b_1");
    private readonly Dense second = new(hiddenSize, size, random, "W_2", "b_2");

    /// <inheritdoc/>
    public int InputSize => size;

    /// <inheritdoc/>
    public int OutputSize => size;

    /// <inheritdoc/>
    public bool EndsInState => false;

    /// <summary>W_1 [F×D], b_1 [F], W_2 [D×F], b_2 [D].</summary>
    public IReadOnlyList<Parameter> Parameters => [.. first.Parameters, .. second.Parameters];

    /// <summary>Nothing is remembered: H has no rows.</summary>
    /// <inheritdoc/>
    public State ZeroState(int batch) => State.Zero(0, batch);

    /// <inheritdoc/>
    public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null)
    {
        x = LayerArguments.Checked(this, x, lengths, $"W_1 is {Shape.Of(first.Why.Value)}");
        var none = ZeroState(x.Batch);
        var hidden = new Sequence(first.Forward(x.Columns), x.Batch);
        Activations.Relu(hidden.From(0).Span);
        var h = new Sequence(second.Forward(hidden.Columns), x.Batch);
        return new RecurrentTape(x, none, Lengths.ZeroPast(h, lengths), none) { Lengths = lengths, Parts = [new RecurrentTape(x, none, hidden, none)] };
    }

    /// <summary>Back through the second layer, through the ReLU where it was open, through the first.</summary>
    /// <inheritdoc/>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        LayerArguments.Require(tape, dH);
        var hidden = tape.Parts[0].H.Columns;
        var dHidden = second.Backward(hidden, Lengths.ZeroPast(dH, tape.Lengths).Columns);
        Shut(hidden.AsColumnMajorArray(), dHidden.AsColumnMajorArray());
        var dX = first.Backward(tape.X.Columns, dHidden);
        return new RecurrentGradient(new Sequence(dX, dH.Batch), tape.Initial);
    }

    /// <summary>Where max(0, …) has cut, nothing comes back.</summary>
    private static void Shut(Real[] hidden, Real[] gradient)
    {
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = hidden[i] > 0 ? gradient[i] : 0;
    }
}
