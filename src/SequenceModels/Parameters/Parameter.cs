namespace SequenceModels.Parameters;

/// <summary>θ and ∂L/∂θ: a weight matrix or bias that is learnt, with the gradient that backward passes add to.</summary>
public sealed partial class Parameter
{
    // To pass over fewer takes less time than to wake another core.
    private const int NumbersWorthACore = 1 << 15;

    /// <summary>A parameter of zeros with a gradient of zeros.</summary>
    /// <param name="name">Its letter in the lessons, for example <c>W_xh</c>.</param>
    /// <param name="rows">Rows, at least 1.</param>
    /// <param name="columns">Columns, default 1: a bias.</param>
    /// <exception cref="ArgumentException">The name is empty, a size is below 1, or the parameter would have more numbers than an array can hold.</exception>
    public Parameter(string name, int rows, int columns = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        Value = Shape.Zeros(rows, columns, $"The parameter {name}", "Take a smaller layer.");
        Gradient = Matrix<Real>.Build.Dense(rows, columns);
    }

    /// <summary>Its letter in the lessons, for example <c>W_xh</c>.</summary>
    public string Name { get; }

    /// <summary>θ [rows×columns]. Change it in place, or with <see cref="Set(Matrix{Real})"/>.</summary>
    public Matrix<Real> Value { get; }

    /// <summary>∂L/∂θ [rows×columns], the sum of all backward passes since <see cref="ZeroGradient"/>.</summary>
    public Matrix<Real> Gradient { get; }

    /// <summary>The number of learnt numbers, rows × columns.</summary>
    public int Count => Value.RowCount * Value.ColumnCount;

    /// <summary>θ's numbers, column after column, not copied.</summary>
    internal Real[] Values => Value.AsColumnMajorArray();

    /// <summary>The gradient's numbers in the same order, not copied.</summary>
    internal Real[] Gradients => Gradient.AsColumnMajorArray();

    /// <summary>Gives θ new numbers.</summary>
    /// <param name="value">The shape of <see cref="Value"/>.</param>
    /// <exception cref="ArgumentException">The shape differs.</exception>
    public void Set(Matrix<Real> value)
    {
        Shape.Require(value, Value.RowCount, Value.ColumnCount, nameof(value), $"that is the shape of {Name}");
        value.CopyTo(Value);
    }

    /// <summary>Gives a bias new numbers.</summary>
    /// <param name="values">As many numbers as the parameter has, column after column.</param>
    /// <exception cref="ArgumentException">Another count of numbers.</exception>
    public void Set(params IReadOnlyList<double> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Count != Count)
            throw new ArgumentException($"{values.Count} numbers were given, but {Name} is {Shape.Of(Value)} and needs {Count}.", nameof(values));
        for (int i = 0; i < values.Count; i++)
            Values[i] = (Real)values[i];
    }

    /// <summary>∂L/∂b += the sum of all columns.</summary>
    /// <param name="columns">Gradients, one column an example and step.</param>
    /// <param name="firstRow">Where in a column this parameter's rows begin; default 0.</param>
    internal void AddColumnsToGradient(Sequence columns, int firstRow = 0)
    {
        var numbers = columns.From(0);
        Cores.Share(Count, 16, numbers.Length / NumbersWorthACore, (row, rows) =>
        {
            var sums = Gradients.AsSpan(row, rows);
            for (int start = firstRow + row; start < numbers.Length; start += columns.Features)
                TensorPrimitives.Add(sums, numbers.Span.Slice(start, rows), sums);
        });
    }

    /// <summary>∂L/∂θ += what one step, or one use of the parameter, contributes.</summary>
    /// <param name="gradient">The shape of <see cref="Value"/>.</param>
    /// <exception cref="ArgumentException">The shape differs.</exception>
    public void AddToGradient(Matrix<Real> gradient)
    {
        Shape.Require(gradient, Value.RowCount, Value.ColumnCount, nameof(gradient), $"that is the shape of {Name}");
        Gradient.Add(gradient, Gradient);
    }

    /// <summary>∂L/∂b += what one step contributes to a bias.</summary>
    /// <param name="gradient">As many numbers as the parameter has.</param>
    /// <exception cref="ArgumentException">Another count of numbers.</exception>
    public void AddToGradient(Vector<Real> gradient) => AddToGradient(Given(gradient).ToColumnMatrix());

    /// <summary>Sets the gradient to zero, as before each training step.</summary>
    public void ZeroGradient() => Array.Clear(Gradients);

    /// <summary>Name and shape: <c>W_hh [3×3]</c>.</summary>
    public override string ToString() => $"{Name} {Shape.Of(Value)}";
}
