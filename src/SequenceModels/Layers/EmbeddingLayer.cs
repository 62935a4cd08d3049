namespace SequenceModels.Layers;

/// <summary>h_t = E·onehot(x_t): the column of E that belongs to symbol x_t, looked up instead of multiplied.</summary>
/// <remarks>Its input has one feature, the symbol's number. Bengio et al., "A neural probabilistic language model" (2003).</remarks>
public sealed class EmbeddingLayer : ISequenceLayer
{
    /// <summary>Embeddings drawn from a normal distribution with mean 0 and variance 1, as PyTorch starts.</summary>
    /// <param name="symbols">V ≥ 1.</param>
    /// <param name="size">Numbers that stand for a symbol, ≥ 1.</param>
    /// <param name="random">Where the first embeddings come from.</param>
    public EmbeddingLayer(int symbols, int size, Random random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(symbols, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        E = new Parameter("E", size, symbols);
        E.FillNormal(random);
    }

    /// <summary>E [size×V], one column a symbol.</summary>
    public Parameter E { get; }

    /// <summary>V.</summary>
    public int Symbols => E.Value.ColumnCount;

    int? ISequenceLayer.SymbolCount => Symbols;

    /// <summary>1: the symbol's number.</summary>
    public int InputSize => 1;

    /// <inheritdoc/>
    public int OutputSize => E.Value.RowCount;

    /// <inheritdoc/>
    public bool EndsInState => false;

    /// <summary>E.</summary>
    public IReadOnlyList<Parameter> Parameters => [E];

    /// <summary>Nothing is remembered: H has no rows.</summary>
    /// <inheritdoc/>
    public State ZeroState(int batch) => new(Matrix<Real>.Build.Dense(0, batch));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">An entry of x is not the number of a symbol.</exception>
    public RecurrentTape Forward(Sequence x, State? initial = null, IReadOnlyList<int>? lengths = null, Random? dropout = null)
    {
        x = LayerArguments.Checked(this, x, lengths);
        var h = new Sequence(OutputSize, x.Steps, x.Batch);
        for (int column = 0; column < x.Columns.ColumnCount; column++)
            Column(E.Values, Symbol(x, column)).CopyTo(Column(h.Columns.AsColumnMajorArray(), column));
        var none = ZeroState(x.Batch);
        return new RecurrentTape(x, none, Lengths.ZeroPast(h, lengths), none) { Lengths = lengths };
    }

    /// <summary>∂L/∂E's column x_t += ∂L/∂h_t. A number of a symbol has no gradient: that of x is 0.</summary>
    /// <inheritdoc/>
    public RecurrentGradient Backward(RecurrentTape tape, Sequence dH, State? dFinal = null)
    {
        LayerArguments.Require(tape, dH);
        dH = Lengths.ZeroPast(dH, tape.Lengths);
        for (int column = 0; column < tape.X.Columns.ColumnCount; column++)
        {
            var gradient = Column(E.Gradients, Symbol(tape.X, column));
            TensorPrimitives.Add(gradient, Column(dH.Columns.AsColumnMajorArray(), column), gradient);
        }
        return new RecurrentGradient(new Sequence(1, dH.Steps, dH.Batch), tape.Initial);
    }

    private Span<Real> Column(Real[] columns, int column) => columns.AsSpan(column * OutputSize, OutputSize);

    private int Symbol(Sequence x, int column)
    {
        var number = x.Columns[0, column];
        return number >= 0 && number < Symbols && Real.IsInteger(number)
            ? (int)number
            : throw new ArgumentException($"x is {number} at step {column / x.Batch}, example {column % x.Batch}, but the symbols are numbered 0 to {Symbols - 1}.", nameof(x));
    }
}
