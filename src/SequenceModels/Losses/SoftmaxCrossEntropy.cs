namespace SequenceModels.Losses;

/// <summary>L = −(1/N) Σ_n ln p_n, where p_n = softmax(o_n)[y_n] is the probability given to the right class of column n.</summary>
/// <remarks>
/// In nats. A model that knows nothing pays ln K. With class weights w and label smoothing s a column pays
/// −(1 − s)·w_y·ln p_y − (s/K)·Σ_k w_k·ln p_k, and the mean divides by Σ_n w_(y_n), as in PyTorch.
/// Smoothing: Szegedy et al., "Rethinking the Inception architecture" (2016). Derived in lesson 04-the-vanilla-rnn.
/// </remarks>
/// <param name="reduction">Mean over the columns that count (default), or sum.</param>
/// <param name="ignore">A target that marks a column as not counting, for example padding; default none.</param>
/// <param name="classWeights">w [K], each ≥ 0: how much a column of that class counts; default all 1.</param>
/// <param name="labelSmoothing">s from 0 (default) to 1: the share of the target that is spread evenly over all classes.</param>
/// <exception cref="ArgumentException">A class weight is negative or the smoothing is not from 0 to 1.</exception>
public sealed class SoftmaxCrossEntropy(
    Reduction reduction = Reduction.Mean, int? ignore = null, IReadOnlyList<double>? classWeights = null, double labelSmoothing = 0)
    : ILoss<int[]>
{
    // From here on p − 1 has lost digits that the other probabilities still have.
    private const double Sure = sizeof(Real) == sizeof(double) ? 1 - 1e-6 : 0.5;

    private readonly double[]? weights = Checked(classWeights);
    private readonly double s = InRange(labelSmoothing is >= 0 and <= 1, labelSmoothing, "Label smoothing is a share from 0 to 1, for example 0.1.");

    /// <summary>Mean over the columns that count, or sum.</summary>
    public Reduction Reduction { get; } = reduction;

    /// <inheritdoc/>
    public double Loss(Matrix<Real> prediction, int[] target)
    {
        Require(prediction, target);
        var (o, k, sum) = (ColumnMajor.Of(prediction), prediction.RowCount, 0.0);
        for (int n = 0; n < target.Length; n++)
        {
            if (target[n] != ignore)
                sum += Surprise(o.AsSpan(n * k, k), target[n]);
        }
        return sum * Scale(prediction, target);
    }

    /// <summary>∂L/∂o_n = (1/N)·(softmax(o_n) − onehot(y_n)); with weights and smoothing (1/N)·(Σ_k q_k·softmax(o_n) − q), where q is what is aimed at.</summary>
    /// <inheritdoc/>
    public Matrix<Real> Gradient(Matrix<Real> prediction, int[] target)
    {
        Require(prediction, target);
        double scale = Scale(prediction, target), spread = s * (weights?.Average() ?? 1);
        var gradient = Functions.Softmax(prediction);
        var (g, k) = (gradient.AsColumnMajorArray(), prediction.RowCount);
        for (int n = 0; n < target.Length; n++)
        {
            var column = g.AsSpan(n * k, k);
            if (target[n] == ignore)
                column.Clear();
            else
                Subtract(column, target[n], spread, scale);
        }
        return gradient;
    }

    /// <summary>Of columns whose target does not carry the mark, how many there are; with class weights, what they weigh together.</summary>
    /// <inheritdoc/>
    public double Weight(Matrix<Real> prediction, int[] target)
    {
        AllGiven(prediction, target);
        return target.Sum(y => y == ignore ? 0 : ClassWeight(y));
    }

    /// <inheritdoc/>
    public bool? Counts(int[] target, int column) => Given(target)[column] != ignore;

    /// <summary>−Σ_k q_k·ln softmax(o)_k, where −ln softmax(o)_k = ln Σ e^o − o_k = (max o − o_k) + ln(1 + Σ of the others' e^(o − max o)).</summary>
    private double Surprise(ReadOnlySpan<Real> o, int y)
    {
        int first = TensorPrimitives.IndexOfMax(o);
        double largest = o[first], others = 0, spread = 0;
        for (int k = 0; k < o.Length; k++)
            others += k == first ? 0 : Math.Exp(o[k] - largest);
        double logTotal = Accurate.Log1p(others);
        for (int k = 0; s > 0 && k < o.Length; k++)
            spread += ClassWeight(k) * (largest - o[k] + logTotal);
        return (1 - s) * ClassWeight(y) * (largest - o[y] + logTotal) + s / o.Length * spread;
    }

    /// <summary>p becomes scale·(Σ q·p − q), where q_k = (1 − s)·w_y·[k = y] + s·w_k/K and spread is the sum of the latter.</summary>
    private void Subtract(Span<Real> p, int y, double spread, double scale)
    {
        double right = (1 - s) * ClassWeight(y);
        if (s == 0 && p[y] > Sure)
        {
            p[y] = 0;
            TensorPrimitives.Multiply(p, (Real)(scale * right), p);
            p[y] = -TensorPrimitives.Sum(p);
            return;
        }
        TensorPrimitives.Multiply(p, (Real)(scale * (right + spread)), p);
        for (int k = 0; s > 0 && k < p.Length; k++)
            p[k] -= (Real)(scale * s * ClassWeight(k) / p.Length);
        p[y] -= (Real)(scale * right);
    }

    private double ClassWeight(int k) => weights is null ? 1 : weights[k];

    /// <summary>1, or 1 / Σ_n w_(y_n) over the columns that count; with none the loss is 0.</summary>
    private double Scale(Matrix<Real> prediction, int[] target)
    {
        if (Reduction == Reduction.Sum)
            return 1;
        double weight = Weight(prediction, target);
        return weight > 0 ? 1 / weight : 0;
    }

    private void Require(Matrix<Real> prediction, int[] target)
    {
        AllGiven(prediction, target);
        if (target.Length != prediction.ColumnCount)
            throw new ArgumentException($"{target.Length} targets were given for {prediction.ColumnCount} predictions: o is {Shape.Of(prediction)} and needs one class number for each column.", nameof(target));
        if (weights is not null && weights.Length != prediction.RowCount)
            throw new ArgumentException($"The loss has {weights.Length} class weights but there are {prediction.RowCount} classes: o is {Shape.Of(prediction)}. Give one weight for each class.", nameof(prediction));
        for (int n = 0; n < target.Length; n++)
        {
            if (target[n] != ignore && (target[n] < 0 || target[n] >= prediction.RowCount))
                throw new ArgumentException($"Target {n} is class {target[n]}, but there are {prediction.RowCount} classes, numbered 0 to {prediction.RowCount - 1}.", nameof(target));
        }
    }

    private static double[]? Checked(IReadOnlyList<double>? classWeights)
    {
        double[]? weights = classWeights is null ? null : [.. classWeights];
        int wrong = weights is null ? -1 : Array.FindIndex(weights, w => !(w >= 0 && double.IsFinite(w)));
        return wrong < 0
            ? weights
            : throw new ArgumentException($"The weight of class {wrong} is {weights![wrong]}: a class weight must be a number of at least 0.", nameof(classWeights));
    }
}
