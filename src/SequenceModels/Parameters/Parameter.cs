using MathNet.Numerics.Distributions;

namespace SequenceModels.Parameters;

/// <summary>θ and ∂L/∂θ: a weight matrix or bias that is learnt, with the gradient that backward passes add to.</summary>
public sealed class Parameter
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
        if (Given(values).Count != Count)
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

    /// <summary>Fills θ with numbers drawn evenly from [−bound, bound).</summary>
    /// <param name="bound">≥ 0. PyTorch takes 1/√H for recurrent layers and 1/√(inputs) for dense ones.</param>
    /// <param name="random">Where the numbers come from.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is negative or not a number.</exception>
    public void FillUniform(double bound, Random random)
    {
        ArgumentNullException.ThrowIfNull(random);
        RequireSize(bound, nameof(bound));
        foreach (ref var value in Values.AsSpan())
            value = (Real)(bound * (2 * random.NextDouble() - 1));
    }

    /// <summary>Fills θ with numbers drawn from a normal distribution with mean 0.</summary>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="deviation">Standard deviation, ≥ 0, default 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The deviation is negative or not a number.</exception>
    public void FillNormal(Random random, double deviation = 1)
    {
        ArgumentNullException.ThrowIfNull(random);
        RequireSize(deviation, nameof(deviation));
        foreach (ref var value in Values.AsSpan())
            value = (Real)Normal.Sample(random, 0, deviation);
    }

    /// <summary>Fills each gate's block of rows evenly from ±gain·√(6/(inputs + outputs)), so that sizes stay alike on the way through and back.</summary>
    /// <remarks>Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010), also called Xavier. Biases start better with zeros: <c>Value.Clear()</c>.</remarks>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="gain">≥ 0, default 1; 5/3 is usual before tanh.</param>
    /// <param name="gates">Blocks of rows, one below the other, each a matrix of its own: 4 for an LSTM, 3 for a GRU; default 1.</param>
    /// <exception cref="ArgumentException">The gain is negative or not a number, or the rows are not a multiple of the gates.</exception>
    public void FillXavier(Random random, double gain = 1, int gates = 1)
    {
        RequireSize(gain, nameof(gain));
        FillUniform(gain * Math.Sqrt(6.0 / (Value.ColumnCount + RowsOf(gates))), random);
    }

    /// <summary>Fills each gate's block of rows with gain·Q, whose columns (or, if it is wide, rows) are of length 1 and at right angles: applied again and again, a square one neither shrinks nor stretches.</summary>
    /// <remarks>Saxe, McClelland and Ganguli, "Exact solutions to the nonlinear dynamics of learning in deep linear neural networks" (2014): Q of the QR decomposition of normal numbers, its signs chosen so that all Q are as likely.</remarks>
    /// <param name="random">Where the numbers come from.</param>
    /// <param name="gain">≥ 0, default 1.</param>
    /// <param name="gates">Blocks of rows, one below the other, each a matrix of its own: 4 for an LSTM, 3 for a GRU; default 1.</param>
    /// <exception cref="ArgumentException">The gain is negative or not a number, or the rows are not a multiple of the gates.</exception>
    public void FillOrthogonal(Random random, double gain = 1, int gates = 1)
    {
        ArgumentNullException.ThrowIfNull(random);
        RequireSize(gain, nameof(gain));
        var (rows, columns) = (RowsOf(gates), Value.ColumnCount);
        for (int gate = 0; gate < gates; gate++)
        {
            var normal = Matrix<double>.Build.Dense(Math.Max(rows, columns), Math.Min(rows, columns), (_, _) => Normal.Sample(random, 0, 1));
            var qr = normal.QR(MathNet.Numerics.LinearAlgebra.Factorization.QRMethod.Thin);
            var q = qr.Q * Matrix<double>.Build.DenseOfDiagonalVector(qr.R.Diagonal().Map(r => r < 0 ? -gain : gain));
            q = rows >= columns ? q : q.Transpose();
            Value.SetSubMatrix(gate * rows, 0, Matrix<Real>.Build.Dense(rows, columns, (row, column) => (Real)q[row, column]));
        }
    }

    /// <summary>Fills each gate's block of rows with scale·I: at first every state is kept as it is.</summary>
    /// <remarks>For W_hh with ReLU: Le, Jaitly and Hinton, "A simple way to initialize recurrent networks of rectified linear units" (2015).</remarks>
    /// <param name="scale">A finite number, default 1.</param>
    /// <param name="gates">Blocks of rows, one below the other, each a matrix of its own; default 1.</param>
    /// <exception cref="ArgumentException">The scale is not a number, or the rows are not a multiple of the gates.</exception>
    public void FillIdentity(double scale = 1, int gates = 1)
    {
        RequireSize(Math.Abs(scale), nameof(scale));
        int rows = RowsOf(gates);
        Value.MapIndexedInplace((row, column, _) => row % rows == column ? (Real)scale : 0, Zeros.Include);
    }

    private int RowsOf(int gates) => gates >= 1 && Value.RowCount % gates == 0
        ? Value.RowCount / gates
        : throw new ArgumentException($"{Name} has {Value.RowCount} rows, which are not {gates} blocks of equally many.", nameof(gates));

    private static void RequireSize(double value, string name) => InRange(value >= 0 && double.IsFinite(value), value, $"{name} must be a number of at least 0.", name);
}
