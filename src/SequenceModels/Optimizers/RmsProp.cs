namespace SequenceModels.Optimizers;

/// <summary>v ← α·v + (1 − α)·g², θ ← θ − η · g / (√v + ε): every number gets a step of about the same length.</summary>
/// <remarks>
/// Tieleman and Hinton, lecture 6.5 (2012), in PyTorch's form: ε is outside the root. Centered (Graves, 2013): the root is taken of v − m²,
/// where m ← α·m + (1 − α)·g. With momentum μ: b ← μ·b + g / (√v + ε), θ ← θ − η·b.
/// </remarks>
public sealed class RmsProp : Optimizer
{
    private readonly double alpha, epsilon, mu;
    private readonly IReadOnlyList<double[]> squares;
    private readonly IReadOnlyList<double[]>? means, velocities;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">What it may change.</param>
    /// <param name="learningRate">η &gt; 0, default 0.01.</param>
    /// <param name="alpha">α from 0 to below 1, default 0.99: memory of the size.</param>
    /// <param name="epsilon">ε ≥ 0, default 1e-8.</param>
    /// <param name="weightDecay">λ ≥ 0, default 0: λ·θ is added to g.</param>
    /// <param name="momentum">μ from 0 (default) to below 1.</param>
    /// <param name="centered">Measure the size around the mean gradient; default no.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or there is no parameter.</exception>
    public RmsProp(
        IReadOnlyList<Parameter> parameters, double learningRate = 0.01, double alpha = 0.99, double epsilon = 1e-8,
        double weightDecay = 0, double momentum = 0, bool centered = false)
        : base(parameters, learningRate, weightDecay)
    {
        (this.alpha, this.epsilon, mu) = (Share(alpha, nameof(alpha)), Divisor(epsilon, nameof(epsilon)), Share(momentum, nameof(momentum)));
        (squares, means, velocities) = (Remember("v"), centered ? Remember("m") : null, momentum > 0 ? Remember("b") : null);
    }

    /// <inheritdoc/>
    protected override bool HasGroups => true;

    /// <inheritdoc/>
    public override void Step()
    {
        StepsTaken++;
        for (int p = 0; p < Parameters.Count; p++)
        {
            var (theta, gradient, v, m, b) = (Parameters[p].Values, Parameters[p].Gradients, squares[p], means?[p], velocities?[p]);
            double rate = RateOf(p), lambda = DecayOf(p);
            for (int i = 0; i < theta.Length; i++)
            {
                double g = gradient[i] + lambda * theta[i];
                v[i] = alpha * v[i] + (1 - alpha) * g * g;
                double square = m is null ? v[i] : Spread(v[i], m[i] = alpha * m[i] + (1 - alpha) * g);
                double step = g / (Math.Sqrt(square) + epsilon);
                theta[i] = (Real)(theta[i] - rate * (b is null ? step : b[i] = mu * b[i] + step));
            }
        }
    }

    /// <summary>v − m², which rounding may leave below 0.</summary>
    private static double Spread(double v, double m) => Math.Max(0, v - m * m);
}
