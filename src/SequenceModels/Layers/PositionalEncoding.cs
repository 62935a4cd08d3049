namespace SequenceModels.Layers;

/// <summary>h_t = x_t + p_t, where p_t[2i] = sin(t/10000^(2i/D)) and p_t[2i+1] = cos(t/10000^(2i/D)): tells a step its place.</summary>
/// <remarks>Vaswani et al., "Attention is all you need" (2017), section 3.5; steps count from 0. Derived in lesson 15-lstm-or-transformer.</remarks>
/// <param name="size">D ≥ 1, numbers in x_t and h_t.</param>
public sealed class PositionalEncoding(int size) : ISequenceLayer
{
    private const double LongestWave = 10_000;

    /// <inheritdoc/>
    public int InputSize { get; } = InRange(size >= 1, size, "An encoding has at least 1 number.");

    /// <inheritdoc/>
    public int OutputSize => InputSize;

    /// <inheritdoc/>
    public bool EndsInState => false;

    /// <summary>No: each piece would begin at place 0 again.</summary>
    public bool StateCarriesPast => false;

    /// <summary>Nothing is learnt.</summary>
    public IReadOnlyList<Parameter> Parameters => [];

    /// <summary>Nothing is remembered: H has no rows.</summary>
    /// <inheritdoc/>
    public State ZeroState(int batch) => State.Zero(0, batch);

    /// <summary>p_0 … p_{T−1}.</summary>
    /// <param name="size">D ≥ 1.</param>
    /// <param name="steps">T ≥ 1.</param>
    /// <returns>[D×T], one column a step.</returns>
    public static Matrix<Real> Of(int size, int steps) => Matrix<Real>.Build.Dense(size, steps, (row, t) =>
    {
        double angle = t / Math.Pow(LongestWave, (row - row % 2) / (double)size);
        return (Real)(row % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle));
    });

    /// <inheritdoc/>
    public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null)
    {
        x = LayerArguments.Checked(this, x, lengths);
        var h = new Sequence(x.Columns.Clone(), x.Batch);
        var places = new Sequence(Of(InputSize, x.Steps));
        for (int column = 0; column < h.Columns.ColumnCount; column++)
        {
            var place = h.From(0).Span.Slice(column * InputSize, InputSize);
            TensorPrimitives.Add(place, places.Step(column / x.Batch), place);
        }
        var none = ZeroState(x.Batch);
        return new RecurrentTape(x, none, Lengths.ZeroPast(h, lengths), none) { Lengths = lengths };
    }

    /// <summary>∂L/∂x_t = ∂L/∂h_t.</summary>
    /// <inheritdoc/>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        LayerArguments.Require(tape, dH);
        return new RecurrentGradient(Lengths.ZeroPast(dH, tape.Lengths), tape.Initial);
    }
}
