using System.Numerics;

namespace SequenceModels.Checkpoints;

/// <summary>Numbers with a shape, the last index running fastest (row-major), as files and PyTorch have them.</summary>
public sealed class Tensor
{
    /// <summary>A tensor over existing numbers, which are shared.</summary>
    /// <param name="shape">Sizes ≥ 0, outermost first; none for a single number.</param>
    /// <param name="values">As many numbers as the product of the sizes.</param>
    /// <exception cref="ArgumentException">A size is negative, or there are more or fewer numbers.</exception>
    public Tensor(IReadOnlyList<int> shape, Real[] values)
    {
        AllGiven(shape, values);
        if (shape.Any(size => size < 0) || shape.Aggregate(BigInteger.One, (product, size) => product * size) != values.Length)
            throw new ArgumentException($"{values.Length} numbers were given for the shape [{string.Join(", ", shape)}]: give as many as the product of its sizes.", nameof(values));
        (Shape, Values) = (shape, values);
    }

    /// <summary>Sizes, outermost first.</summary>
    public IReadOnlyList<int> Shape { get; }

    /// <summary>The numbers, row after row.</summary>
    public Real[] Values { get; }

    /// <summary>A matrix [r×c] as a tensor of shape [r, c], a copy.</summary>
    /// <param name="matrix">The numbers.</param>
    public static Tensor Of(Matrix<Real> matrix) => new Tensor([Given(matrix).RowCount, matrix.ColumnCount], matrix.ToRowMajorArray());

    /// <summary>The numbers as a matrix, a copy: [r, c] as [r×c], [r] as one column.</summary>
    /// <exception cref="InvalidOperationException">The shape has not one or two sizes.</exception>
    public Matrix<Real> ToMatrix() => Shape.Count is 1 or 2
        ? Matrix<Real>.Build.DenseOfRowMajor(Shape[0], Shape.Count == 2 ? Shape[1] : 1, Values)
        : throw new InvalidOperationException($"A tensor of shape [{string.Join(", ", Shape)}] is no matrix: that takes one or two sizes.");

    /// <summary>The shape: <c>tensor [4, 3]</c>.</summary>
    public override string ToString() => $"tensor [{string.Join(", ", Shape)}]";
}
