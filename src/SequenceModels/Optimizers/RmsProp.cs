using SequenceModels.Layers;

namespace SequenceModels.Optimizers;

/// <summary>v ← α·v + (1 − α)·g², θ ← θ − η · g / (√v + ε): every number gets a step of about the same length.</summary>
/// <remarks>
/// Tieleman and Hinton, lecture 6.5 (2012), in PyTorch's form: ε is outside the root. Centered (Graves, 2013): the root is taken of v − m²,
/// where m ← α·m + (1 − α)·g. With momentum μ: b ← μ·b + g / (√v + ε), θ ← θ − η·b.
/// </remarks>
/// <param name="parameters">What it may change.</param>
/// <param name="learningRate">η &gt; 0, default 0.01.</param>
/// <param name="alpha">α from 0 to below 1, default 0.99: memory of the size.</param>
/// <param name="epsilon">ε ≥ 0, default 1e-8.</param>
/// <param name="weightDecay">λ ≥ 0, default 0: λ·θ is added to g.</param>
/// <param name="momentum">μ from 0 (default) to below 1.</param>
/// <param name="centered">Measure the size around the mean gradient; default no.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
public sealed class RmsProp(
    IReadOnlyList<Parameter> parameters, double learningRate = 0.01, double alpha = 0.99, double epsilon = 1e-8,
    double weightDecay = 0, double momentum = 0, bool centered = false)
    : Optimizer(parameters, learningRate)
{
    private readonly double alpha = Share(alpha, nameof(alpha));
    private readonly double epsilon = NotNegative(epsilon, nameof(epsilon));
    private readonly double lambda = NotNegative(weightDecay, nameof(weightDecay));
    private readonly double mu = Share(momentum, nameof(momentum));
    private readonly double[][] squares = Memory(parameters), means = Memory(parameters), velocities = Memory(parameters);

    /// <inheritdoc/>
    public override void Step()
    {
        for (int p = 0; p < Parameters.Count; p++)
        {
            var (theta, gradient, v, m, b) = (Parameters[p].Values, Parameters[p].Gradients, squares[p], means[p], velocities[p]);
            for (int i = 0; i < theta.Length; i++)
            {
                double g = gradient[i] + lambda * theta[i];
                v[i] = alpha * v[i] + (1 - alpha) * g * g;
                m[i] = alpha * m[i] + (1 - alpha) * g;
                double square = centered ? Math.Max(0, v[i] - m[i] * m[i]) : v[i]; // rounding may leave less than 0
                b[i] = mu * b[i] + g / (Math.Sqrt(square) + epsilon);
                theta[i] = (Real)(theta[i] - LearningRate * b[i]);
            }
        }
    }
}
