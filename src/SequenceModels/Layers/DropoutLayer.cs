namespace SequenceModels.Layers;

/// <summary>h_t = m_t ∘ x_t: dropout between two layers, or before the first.</summary>
/// <remarks>It drops only when <see cref="Forward"/> is given a source of randomness. Used in lesson 13b-dropout.</remarks>
/// <param name="size">D ≥ 1, numbers in x_t and h_t.</param>
/// <param name="rule">How much, and how often a new mask.</param>
public sealed class DropoutLayer(int size, Dropout rule) : ISequenceLayer
{
    private readonly Dropout rule = Given(rule);

    /// <inheritdoc/>
    public int InputSize { get; } = InRange(size >= 1, size, "A layer takes at least 1 number a step.");

    /// <inheritdoc/>
    public int OutputSize => InputSize;

    /// <inheritdoc/>
    public bool EndsInState => false;

    /// <summary>Whether the rule's rate is above 0.</summary>
    public bool HasDropout => rule.Rate > 0;

    /// <summary>Nothing is learnt.</summary>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <summary>Nothing is remembered: H has no rows.</summary>
    /// <inheritdoc/>
    public State ZeroState(int batch) => new(Matrix<Real>.Build.Dense(0, batch));

    /// <inheritdoc/>
    public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null)
    {
        x = LayerArguments.Checked(this, x, lengths);
        var mask = rule.Mask(InputSize, x.Steps, x.Batch, dropout);
        var none = ZeroState(x.Batch);
        return new RecurrentTape(x, none, Dropout.Apply(mask, x), none) { Lengths = lengths, Mask = mask };
    }

    /// <summary>∂L/∂x_t = m_t ∘ ∂L/∂h_t.</summary>
    /// <inheritdoc/>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        LayerArguments.Require(tape, dH);
        return new RecurrentGradient(Dropout.Apply(tape.Mask, Lengths.ZeroPast(dH, tape.Lengths)), tape.Initial);
    }
}
