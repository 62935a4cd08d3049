namespace SequenceModels.Numerics;

/// <summary>The functions of the lessons on MathNet's types: f(x) entry by entry, and the softmax of each column.</summary>
/// <remarks>
/// Import with <c>using static</c>, so that a cell reads as the page does: <c>h = Tanh(Wxh * x + Whh * h + bh)</c>.
/// Each returns a new matrix of the same shape. Derived in lesson 04-the-vanilla-rnn.
/// </remarks>
public static class Functions
{
    /// <summary>tanh(x): squeezes every number into (−1, 1), and leaves numbers near 0 almost as they are.</summary>
    /// <param name="x">Any shape.</param>
    public static Matrix<Real> Tanh(Matrix<Real> x) => Each(x, Real.Tanh);

    /// <inheritdoc cref="Tanh(Matrix{Real})"/>
    public static Vector<Real> Tanh(Vector<Real> x) => Each(x, Real.Tanh);

    /// <summary>σ(x) = 1 / (1 + e^(−x)): squeezes every number into (0, 1), so that it can serve as a probability.</summary>
    /// <param name="x">Any shape.</param>
    public static Matrix<Real> Sigmoid(Matrix<Real> x) => Each(x, SigmoidOf);

    /// <inheritdoc cref="Sigmoid(Matrix{Real})"/>
    public static Vector<Real> Sigmoid(Vector<Real> x) => Each(x, SigmoidOf);

    /// <summary>max(0, x): cuts off what is negative.</summary>
    /// <param name="x">Any shape.</param>
    public static Matrix<Real> Relu(Matrix<Real> x) => Each(x, value => Real.Max(0, value));

    /// <inheritdoc cref="Relu(Matrix{Real})"/>
    public static Vector<Real> Relu(Vector<Real> x) => Each(x, value => Real.Max(0, value));

    /// <summary>softmax(x)_k = e^(x_k) / Σ_j e^(x_j) for each column: scores become probabilities that sum to 1.</summary>
    /// <param name="x">Scores (logits) [K×N], one column an example.</param>
    /// <returns>Probabilities [K×N]. The largest score of a column is subtracted first, so that no exponential overflows.</returns>
    public static Matrix<Real> Softmax(Matrix<Real> x)
    {
        var p = Matrix<Real>.Build.DenseOfMatrix(Given(x));
        var values = p.AsColumnMajorArray();
        for (int start = 0; start < values.Length; start += x.RowCount)
            SoftmaxInPlace(values.AsSpan(start, x.RowCount));
        return p;
    }

    /// <inheritdoc cref="Softmax(Matrix{Real})"/>
    public static Vector<Real> Softmax(Vector<Real> x)
    {
        var p = Given(x).ToArray();
        SoftmaxInPlace(p);
        return Vector<Real>.Build.Dense(p);
    }

    /// <summary>a ∘ b: entry times entry (MathNet's <c>*</c> is the matrix product).</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">The shape of <paramref name="a"/>.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public static Matrix<Real> Hadamard(Matrix<Real> a, Matrix<Real> b)
    {
        Shape.Require(b, Given(a).RowCount, a.ColumnCount, "b", "a ∘ b multiplies entry by entry, so b needs the shape of a");
        return a.PointwiseMultiply(b);
    }

    private static Matrix<Real> Each(Matrix<Real> x, Func<Real, Real> f) => Given(x).Map(f, Zeros.Include);

    private static Vector<Real> Each(Vector<Real> x, Func<Real, Real> f) => Given(x).Map(f, Zeros.Include);

    /// <summary>The softmax of one column, in the place of its scores.</summary>
    internal static void SoftmaxInPlace(Span<Real> column)
    {
        TensorPrimitives.Subtract(column, TensorPrimitives.Max(column), column);
        TensorPrimitives.Exp(column, column);
        TensorPrimitives.Divide(column, TensorPrimitives.Sum(column), column);
    }

    // Written with e^(−|x|), which cannot overflow.
    private static Real SigmoidOf(Real x)
    {
        var e = Real.Exp(-Real.Abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
