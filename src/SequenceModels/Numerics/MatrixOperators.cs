namespace SequenceModels.Numerics;

/// <summary>The operator that MathNet lacks: a matrix plus a vector adds the vector to each column, as W·x + b means for a batch.</summary>
public static class MatrixOperators
{
    extension(Matrix<Real>)
    {
        /// <summary>(A + b)_ij = a_ij + b_i. Derived in lesson 04-the-vanilla-rnn.</summary>
        /// <param name="matrix">A [H×B].</param>
        /// <param name="column">b [H].</param>
        /// <exception cref="ArgumentException">The vector's length is not the matrix's number of rows.</exception>
        public static Matrix<Real> operator +(Matrix<Real> matrix, Vector<Real> column)
        {
            AllGiven(matrix, column);
            if (column.Count != matrix.RowCount)
                throw new ArgumentException($"The vector has {column.Count} entries but the matrix is {Shape.Of(matrix)}: a vector of {matrix.RowCount} can be added to its columns.");
            var sum = Matrix<Real>.Build.DenseOfMatrix(matrix);
            var (values, b) = (sum.AsColumnMajorArray(), column.ToArray());
            for (int start = 0; start < values.Length; start += b.Length)
                TensorPrimitives.Add(values.AsSpan(start, b.Length), b, values.AsSpan(start, b.Length));
            return sum;
        }
    }
}
