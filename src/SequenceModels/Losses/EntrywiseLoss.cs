namespace SequenceModels.Losses;

/// <summary>L = (1/N) Σ ℓ(o, y) over all N entries that count: what the losses with one target for each number have in common.</summary>
public abstract class EntrywiseLoss : ILoss<Matrix<Real>>
{
    private readonly double? ignore;

    private protected EntrywiseLoss(Reduction reduction, double? ignore) => (Reduction, this.ignore) = (reduction, ignore);

    /// <summary>Mean over the entries that count, or sum.</summary>
    public Reduction Reduction { get; }

    /// <inheritdoc/>
    public double Loss(Matrix<Real> prediction, Matrix<Real> target)
    {
        double scale = Scale(prediction, target), sum = 0;
        var (o, y) = (ColumnMajor.Of(prediction), ColumnMajor.Of(target));
        for (int i = 0; i < o.Length; i++)
            sum += Counts(y[i]) ? Of(o[i], y[i]) : 0;
        return scale * sum;
    }

    /// <summary>∂L/∂o = (1/N)·∂ℓ/∂o, and 0 where the target does not count.</summary>
    /// <inheritdoc/>
    public Matrix<Real> Gradient(Matrix<Real> prediction, Matrix<Real> target)
    {
        double scale = Scale(prediction, target);
        var gradient = Matrix<Real>.Build.Dense(prediction.RowCount, prediction.ColumnCount);
        var (o, y, g) = (ColumnMajor.Of(prediction), ColumnMajor.Of(target), gradient.AsColumnMajorArray());
        for (int i = 0; i < o.Length; i++)
            g[i] = Counts(y[i]) ? (Real)(scale * Slope(o[i], y[i])) : 0;
        return gradient;
    }

    /// <summary>The entries that count.</summary>
    /// <inheritdoc/>
    public double Weight(Matrix<Real> prediction, Matrix<Real> target)
    {
        AllGiven(prediction, target);
        return ColumnMajor.Of(target).Count(Counts);
    }

    /// <summary>Whether an entry of the column counts.</summary>
    /// <inheritdoc/>
    public bool? Counts(Matrix<Real> target, int column) => Enumerable.Range(0, Given(target).RowCount).Any(row => Counts(target[row, column]));

    /// <summary>ℓ of one entry.</summary>
    private protected abstract double Of(double o, double y);

    /// <summary>∂ℓ/∂o of one entry.</summary>
    private protected abstract double Slope(double o, double y);

    /// <summary>What a target must be, for a message, or null where this one is good.</summary>
    private protected virtual string? Objection(double y) => double.IsFinite(y) ? null : "a number";

    private bool Counts(Real y) => ignore is null || !y.Equals((Real)ignore); // Equals: NaN may be the mark

    /// <summary>1, or 1/N after a check of all targets; with none that counts the loss is 0.</summary>
    private double Scale(Matrix<Real> prediction, Matrix<Real> target)
    {
        Shape.Require(target, Given(prediction).RowCount, prediction.ColumnCount, nameof(target), "it needs one number for each number predicted");
        var (y, count) = (ColumnMajor.Of(target), 0);
        for (int i = 0; i < y.Length; i++)
        {
            if (!Counts(y[i]))
                continue;
            count++;
            if (Objection(y[i]) is { } needed)
                throw new ArgumentException($"Target [{i % target.RowCount},{i / target.RowCount}] is {y[i]}, but {needed} is needed. To leave entries out, name the mark they carry: ignore: {y[i]}.", nameof(target));
        }
        return Reduction == Reduction.Sum ? 1 : 1.0 / Math.Max(1, count);
    }
}
