using MathNet.Numerics.LinearAlgebra.Factorization;
using SequenceModels.Data;

namespace SequenceModels.Probability;

/// <summary>x̂_t = c + w_1 x_{t−1} + w_2 x_{t−2} + … + w_τ x_{t−τ}, AR(τ): the next value from the last τ, by a fixed linear rule.</summary>
/// <remarks>Yule 1927. Derived in lesson 02-autoregressive-models.</remarks>
public sealed class AutoregressiveModel
{
    /// <summary>A model with known coefficients.</summary>
    /// <param name="coefficients">w [τ], lag 1 first: <c>w[0]</c> weighs x_{t−1}.</param>
    /// <param name="intercept">c, in the unit of the series; default 0.</param>
    public AutoregressiveModel(Vector<Real> coefficients, double intercept = 0)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        (Coefficients, Intercept) = (coefficients, intercept);
    }

    /// <summary>w [τ], lag 1 first: <c>Coefficients[0]</c> weighs x_{t−1}.</summary>
    public Vector<Real> Coefficients { get; }

    /// <summary>c, in the unit of the series; 0 when fitted without.</summary>
    public double Intercept { get; }

    /// <summary>τ, how many past values the model sees.</summary>
    public int Tau => Coefficients.Count;

    /// <summary>Least squares over all windows of the series: min Σ_t (x_t − x̂_t)², solved by QR, with an intercept on the series minus its mean.</summary>
    /// <param name="series">x_0 … x_{T−1}, the training part only.</param>
    /// <param name="tau">τ ≥ 1.</param>
    /// <param name="intercept">Whether c is fitted too; default true.</param>
    /// <exception cref="ArgumentException">The series is too short for τ, holds a NaN, or its windows do not determine the coefficients.</exception>
    public static AutoregressiveModel Fit(ReadOnlySpan<double> series, int tau, bool intercept = true)
    {
        TrainingSeries.RequireNumbers(series);
        // Far from 0 the differences that count are lost in the numbers' last digits; moved to the mean they are not. The scale keeps squares in range.
        double centre = intercept && series.Length > 0 ? Statistics.Of(series.ToArray()).Mean : 0;
        double[] moved = [.. series.ToArray().Select(x => x - centre)];
        int scale = moved.Select(Math.Abs).DefaultIfEmpty().Max() is > 0 and var largest ? Math.ILogB(largest) : 0;
        var windows = Windows.Over([.. moved.Select(x => Math.ScaleB(x, -scale))], tau);
        var lags = Matrix<Real>.Build.DenseOfRowVectors(windows.Inputs.EnumerateRows().Reverse());
        var ones = Matrix<Real>.Build.Dense(1, lags.ColumnCount, 1);
        var solution = LeastSquares((intercept ? lags.Stack(ones) : lags).Transpose(), windows.Targets, tau);
        var w = solution.SubVector(0, tau);
        return new AutoregressiveModel(w, intercept ? Math.ScaleB(solution[tau], scale) + centre * (1 - w.Enumerate().Sum(weight => (double)weight)) : 0);
    }

    /// <summary>x̂ of the value that follows.</summary>
    /// <param name="window">The last values, oldest first, at least τ; earlier ones are not looked at.</param>
    /// <exception cref="ArgumentException">There are fewer than τ values.</exception>
    public double Predict(ReadOnlySpan<double> window)
    {
        if (window.Length < Tau)
            throw new ArgumentException($"window has {window.Length} values, but AR({Tau}) looks at the last {Tau}: give at least {Tau}.", nameof(window));
        var prediction = Intercept;
        for (var lag = 1; lag <= Tau; lag++)
            prediction += Coefficients[lag - 1] * window[^lag];
        return prediction;
    }

    /// <summary>The next <paramref name="k"/> values: each prediction is fed back as if it had been seen.</summary>
    /// <param name="history">The values known, oldest first, at least τ.</param>
    /// <param name="k">How many values to predict, ≥ 0.</param>
    /// <returns>[k] predictions, <c>[0]</c> one step ahead.</returns>
    /// <exception cref="ArgumentException">There are fewer than τ values.</exception>
    public double[] Forecast(ReadOnlySpan<double> history, int k)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(k);
        var known = history[^Math.Min(Tau, history.Length)..];
        double[] values = [.. known, .. new double[k]];
        for (var t = known.Length; t < values.Length; t++)
            values[t] = Predict(values.AsSpan(0, t));
        return values[known.Length..];
    }

    /// <summary>x̂_t for t = from … T−1, each k steps ahead: x_{t−k} is the last value used, all later ones are the model's own predictions.</summary>
    /// <remarks>k = 1 is the ordinary one-step prediction. k counts from the last known value, not from the end of a window.</remarks>
    /// <param name="series">x_0 … x_{T−1}.</param>
    /// <param name="k">Steps ahead, 1 or more.</param>
    /// <param name="from">Index of the first value to predict, at least τ + k − 1.</param>
    /// <returns>[T − from] predictions of <c>series[from..]</c>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The first prediction has too little past.</exception>
    public double[] KStepPredictions(ReadOnlySpan<double> series, int k, int from) =>
        KStep.Predict(series, k, from, Tau, past => Forecast(past, k)[^1]);

    private static Vector<Real> LeastSquares(Matrix<Real> inputs, Vector<Real> targets, int tau)
    {
        if (inputs.RowCount < inputs.ColumnCount)
            throw new ArgumentException(
                $"The series has {inputs.RowCount} windows of {tau} values with a successor, fewer than the {inputs.ColumnCount} numbers to be fitted: "
                + "give a longer series or a smaller tau.");
        var qr = inputs.QR(QRMethod.Thin);
        var unexplained = qr.R.Diagonal(); // the length of each column that the columns before it do not explain
        if (inputs.EnumerateColumns().Zip(unexplained).Any(pair => Math.Abs(pair.Second) <= Distributions.Tolerance * pair.First.L2Norm()))
            throw new ArgumentException(
                $"The windows of {tau} values do not determine the coefficients: "
                + "a series without noise (constant, a pure wave) follows a shorter rule. Use a smaller tau, and an intercept for values far from 0.");
        return qr.Solve(targets);
    }
}
