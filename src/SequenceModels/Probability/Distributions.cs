namespace SequenceModels.Probability;

/// <summary>What the models of this folder share: a distribution is a column that is not negative and sums to 1.</summary>
internal static class Distributions
{
    /// <summary>How far rounding may carry a sum of probabilities from 1, or a number that should be 0 from it.</summary>
    public const double Tolerance = sizeof(Real) == sizeof(double) ? 1e-9 : 1e-5;

    /// <summary>Draws an index with the probabilities given.</summary>
    public static int Draw(Random random, Vector<Real> distribution)
    {
        var left = random.NextDouble();
        var last = 0;
        for (var i = 0; i < distribution.Count; i++)
        {
            if (distribution[i] <= 0)
                continue;
            last = i;
            left -= distribution[i];
            if (left < 0)
                return i;
        }

        return last;
    }

    /// <summary>Checks that every column of <paramref name="matrix"/> is a distribution.</summary>
    /// <exception cref="ArgumentException">A column has a negative entry or does not sum to 1.</exception>
    public static void CheckColumns(Matrix<Real> matrix, string name)
    {
        for (var j = 0; j < matrix.ColumnCount; j++)
        {
            var sum = (double)matrix.Column(j).Sum();
            if (!(Math.Abs(sum - 1) <= Tolerance) || matrix.Column(j).Minimum() < 0)
                throw new ArgumentException(
                    $"Column {j} of {name} sums to {sum:G6} with smallest entry {matrix.Column(j).Minimum():G6}, but each column must be a "
                    + "distribution: entries ≥ 0 that sum to 1. If your rows sum to 1, pass the transpose.",
                    name);
        }
    }

    /// <summary>Divides each column by its sum; a column of zeros says nothing and becomes uniform.</summary>
    public static Matrix<Real> NormalizeColumns(Matrix<double> counts)
    {
        var sums = counts.ColumnSums();
        return Matrix<Real>.Build.Dense(counts.RowCount, counts.ColumnCount, (row, column) => (Real)(sums[column] > 0 ? counts[row, column] / sums[column] : 1.0 / counts.RowCount));
    }
}
