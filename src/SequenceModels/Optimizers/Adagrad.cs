namespace SequenceModels.Optimizers;

/// <summary>s ← s + g², θ ← θ − η/(1 + (t − 1)·δ) · g / (√s + ε): who has moved much moves less.</summary>
/// <remarks>
/// Duchi, Hazan and Singer, "Adaptive subgradient methods" (2011), in PyTorch's form. Rare features keep a long step; s only grows, so
/// that all steps shrink in time, which <see cref="RmsProp"/> mends.
/// </remarks>
public sealed class Adagrad : Optimizer
{
    private readonly double delta, epsilon;
    private readonly IReadOnlyList<double[]> sums;

    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">What it may change.</param>
    /// <param name="learningRate">η &gt; 0, default 0.01.</param>
    /// <param name="learningRateDecay">δ ≥ 0, default 0: a further shrinking with the number of steps t.</param>
    /// <param name="initialAccumulator">s before the first step, ≥ 0, default 0.</param>
    /// <param name="epsilon">ε ≥ 0, default 1e-10.</param>
    /// <param name="weightDecay">λ ≥ 0, default 0: λ·θ is added to g.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or there is no parameter.</exception>
    public Adagrad(
        IReadOnlyList<Parameter> parameters, double learningRate = 0.01, double learningRateDecay = 0, double initialAccumulator = 0,
        double epsilon = 1e-10, double weightDecay = 0)
        : base(parameters, learningRate, weightDecay)
    {
        delta = NotNegative(learningRateDecay, nameof(learningRateDecay));
        this.epsilon = Divisor(epsilon, nameof(epsilon));
        sums = Remember("s", NotNegative(initialAccumulator, nameof(initialAccumulator)));
    }

    /// <inheritdoc/>
    protected override bool HasGroups => true;

    /// <inheritdoc/>
    public override void Step()
    {
        StepsTaken++;
        for (int p = 0; p < Parameters.Count; p++)
        {
            var (theta, gradient, s) = (Parameters[p].Values, Parameters[p].Gradients, sums[p]);
            double rate = RateOf(p) / (1 + (StepsTaken - 1) * delta), lambda = DecayOf(p);
            for (int i = 0; i < theta.Length; i++)
            {
                double g = gradient[i] + lambda * theta[i];
                s[i] += g * g;
                theta[i] = (Real)(theta[i] - rate * g / (Math.Sqrt(s[i]) + epsilon));
            }
        }
    }
}
