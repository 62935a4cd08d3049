using MathNet.Numerics.Distributions;

namespace SequenceModels.Data;

/// <summary>Series made by a known rule, so that what a model finds can be compared with the truth.</summary>
public static class Synthetic
{
    private const int WarmUp = 500;

    /// <summary>x_t = sin(0.01 t) + ε_t, ε_t ~ N(0, noise²), t = 1 … length: no forecast can have an RMSE below <paramref name="noise"/>.</summary>
    /// <remarks>Zhang et al., Dive into Deep Learning, section 9.1. Derived in lesson 02-autoregressive-models.</remarks>
    /// <param name="random">The source of randomness.</param>
    /// <param name="length">Default 1000, about one and a half waves.</param>
    /// <param name="noise">Standard deviation, ≥ 0; default 0.2.</param>
    public static double[] NoisySine(Random random, int length = 1000, double noise = 0.2)
    {
        Check(random, length, noise);
        return [.. Enumerable.Range(1, length).Select(t => Math.Sin(0.01 * t) + Normal.Sample(random, 0, noise))];
    }

    /// <summary>x_t = w_1 x_{t−1} + … + w_τ x_{t−τ} + ε_t, ε_t ~ N(0, noise²), after a warm-up that is thrown away.</summary>
    /// <remarks>Derived in lesson 02-autoregressive-models.</remarks>
    /// <param name="random">The source of randomness.</param>
    /// <param name="length">How many values, ≥ 0.</param>
    /// <param name="coefficients">w [τ], lag 1 first.</param>
    /// <param name="noise">Standard deviation, ≥ 0; default 1.</param>
    /// <exception cref="ArgumentException">The coefficients let the series grow beyond all numbers.</exception>
    public static double[] Autoregressive(Random random, int length, Vector<Real> coefficients, double noise = 1)
    {
        ArgumentNullException.ThrowIfNull(coefficients);
        Check(random, length, noise);
        var series = new double[coefficients.Count + WarmUp + length];
        for (var t = coefficients.Count; t < series.Length; t++)
        {
            for (var lag = 1; lag <= coefficients.Count; lag++)
                series[t] += coefficients[lag - 1] * series[t - lag];
            series[t] += Normal.Sample(random, 0, noise);
        }

        return series.All(double.IsFinite)
            ? series[^length..]
            : throw new ArgumentException($"With the coefficients {Shown.Cut(string.Join(", ", coefficients))} the series grows beyond all numbers: give smaller ones, their sum of absolute values below 1, for example.", nameof(coefficients));
    }

    /// <summary>x_t = m_t + ε_t, m_t = m_{t−1} + δ_t, m_0 = 0: a wandering level seen through noise.</summary>
    /// <remarks>The home ground of exponential smoothing: with q = step² / noise², the best α is (√(q² + 4q) − q) / 2 (Muth 1960).
    /// Derived in lesson 03-latent-autoregressive-models.</remarks>
    /// <param name="random">The source of randomness.</param>
    /// <param name="length">How many values, ≥ 0.</param>
    /// <param name="step">Standard deviation of δ_t, ≥ 0.</param>
    /// <param name="noise">Standard deviation of ε_t, ≥ 0; default 1.</param>
    public static double[] NoisyRandomWalk(Random random, int length, double step, double noise = 1)
    {
        Check(random, length, noise);
        Check(random, length, step, nameof(step));
        var series = new double[length];
        var level = 0.0;
        for (var t = 0; t < length; t++)
        {
            level += Normal.Sample(random, 0, step);
            series[t] = level + Normal.Sample(random, 0, noise);
        }

        return series;
    }

    private static void Check(Random random, int length, double deviation, string name = "noise")
    {
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        if (!(deviation >= 0 && double.IsFinite(deviation)))
            throw new ArgumentOutOfRangeException(name, deviation, $"{name} is a standard deviation: give a finite number, 0 or more.");
    }
}
