using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;

namespace SequenceModels.Losses;

/// <summary>L = −(1/N) Σ_n ln p_n, where p_n = softmax(o_n)[y_n] is the probability given to the right class of column n.</summary>
/// <remarks>In nats. A model that knows nothing pays ln K. Derived in lesson 04-the-vanilla-rnn.</remarks>
/// <param name="reduction">Mean over the columns that count (default), or sum.</param>
/// <param name="ignore">A target that marks a column as not counting, for example padding; default none.</param>
public sealed class SoftmaxCrossEntropy(Reduction reduction = Reduction.Mean, int? ignore = null) : ILoss<int[]>
{
    /// <inheritdoc/>
    public double Loss(Matrix<Real> prediction, int[] target) =>
        Counting(prediction, target).Sum(n => Surprise(prediction.Column(n), target[n])) * Scale(prediction, target);

    /// <summary>∂L/∂o_n = (1/N)·(softmax(o_n) − onehot(y_n)).</summary>
    /// <inheritdoc/>
    public Matrix<Real> Gradient(Matrix<Real> prediction, int[] target)
    {
        double scale = Scale(prediction, target);
        var gradient = Functions.Softmax(prediction);
        foreach (int n in Counting(prediction, target))
            gradient[target[n], n] -= 1;
        gradient.Multiply((Real)scale, gradient);
        gradient.ClearColumns([.. Enumerable.Range(0, target.Length).Where(n => target[n] == ignore)]);
        return gradient;
    }

    /// <summary>−ln softmax(o)[y] = ln Σ e^(o_k) − o_y.</summary>
    private static double Surprise(Vector<Real> o, int y)
    {
        double largest = o.Maximum();
        return largest + Math.Log(o.Sum(score => Math.Exp(score - largest))) - o[y];
    }

    /// <summary>The columns that count, after a check of all targets.</summary>
    private IEnumerable<int> Counting(Matrix<Real> prediction, int[] target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        if (target.Length != prediction.ColumnCount)
            throw new ArgumentException($"{target.Length} targets were given for {prediction.ColumnCount} predictions: o is {Shape.Of(prediction)} and needs one class number for each column.", nameof(target));
        int wrong = Array.FindIndex(target, y => y != ignore && (y < 0 || y >= prediction.RowCount));
        if (wrong >= 0)
            throw new ArgumentException($"Target {wrong} is class {target[wrong]}, but there are {prediction.RowCount} classes, numbered 0 to {prediction.RowCount - 1}.", nameof(target));
        return Enumerable.Range(0, target.Length).Where(n => target[n] != ignore);
    }

    private double Scale(Matrix<Real> prediction, int[] target) =>
        reduction == Reduction.Mean ? 1.0 / Math.Max(1, Counting(prediction, target).Count()) : 1;
}
