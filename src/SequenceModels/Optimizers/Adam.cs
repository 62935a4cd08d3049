namespace SequenceModels.Optimizers;

/// <summary>m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², θ ← θ − η · m̂ / (√v̂ + ε), where m̂ = m/(1−β₁ᵗ) and v̂ = v/(1−β₂ᵗ).</summary>
/// <remarks>
/// Kingma and Ba, "Adam" (2015), algorithm 1, in PyTorch's form. AMSGrad (Reddi et al., 2018) takes the largest v so far.
/// Used from lesson 04-the-vanilla-rnn on.
/// </remarks>
public class Adam : Optimizer
{
    private readonly double beta1, beta2, epsilon;
    private readonly IReadOnlyList<double[]> directions, sizes;
    private readonly IReadOnlyList<double[]>? largestSizes;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">What it may change.</param>
    /// <param name="learningRate">η &gt; 0, default 0.001.</param>
    /// <param name="beta1">β₁ from 0 to below 1, default 0.9: memory of the direction.</param>
    /// <param name="beta2">β₂ from 0 to below 1, default 0.999: memory of the size.</param>
    /// <param name="epsilon">ε ≥ 0, default 1e-8.</param>
    /// <param name="weightDecay">λ ≥ 0, default 0: λ·θ is added to g. <see cref="AdamW"/> shrinks θ itself.</param>
    /// <param name="amsgrad">Take the largest v so far; default no.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or there is no parameter.</exception>
    public Adam(
        IReadOnlyList<Parameter> parameters, double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8,
        double weightDecay = 0, bool amsgrad = false)
        : base(parameters, learningRate, weightDecay)
    {
        (this.beta1, this.beta2, this.epsilon) = (Share(beta1, nameof(beta1)), Share(beta2, nameof(beta2)), Divisor(epsilon, nameof(epsilon)));
        (directions, sizes, largestSizes) = (Remember("m"), Remember("v"), amsgrad ? Remember("v_max") : null);
    }

    /// <inheritdoc/>
    protected override bool HasGroups => true;

    /// <summary>λ that is added to g, of the parameter at this place.</summary>
    private protected virtual double CoupledDecay(int parameter) => DecayOf(parameter);

    /// <inheritdoc/>
    public override void Step()
    {
        StepsTaken++;
        double correction1 = 1 - Math.Pow(beta1, StepsTaken), correction2 = Math.Sqrt(1 - Math.Pow(beta2, StepsTaken));
        for (int p = 0; p < Parameters.Count; p++)
        {
            var (theta, gradient, m, v, largest) = (Parameters[p].Values, Parameters[p].Gradients, directions[p], sizes[p], largestSizes?[p]);
            double rate = RateOf(p), lambda = CoupledDecay(p);
            for (int i = 0; i < theta.Length; i++)
            {
                double g = gradient[i] + lambda * theta[i];
                m[i] = beta1 * m[i] + (1 - beta1) * g;
                v[i] = beta2 * v[i] + (1 - beta2) * g * g;
                double square = largest is null ? v[i] : largest[i] = Math.Max(largest[i], v[i]);
                theta[i] = (Real)(theta[i] - rate * (m[i] / correction1) / (Math.Sqrt(square) / correction2 + epsilon));
            }
        }
    }
}
