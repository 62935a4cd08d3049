namespace SequenceModels.Optimizers;

/// <summary>θ ← θ − η·g; with momentum μ: v ← μ·v + g, θ ← θ − η·v.</summary>
/// <remarks>
/// PyTorch's form: η is outside v, and v starts as the first g. With Nesterov θ ← θ − η·(g + μ·v).
/// Momentum: Polyak (1964); Nesterov's in this form: Sutskever et al. (2013). Used from lesson 04-the-vanilla-rnn on.
/// </remarks>
public sealed class Sgd : Optimizer
{
    private readonly double momentum, dampening;
    private readonly bool nesterov;
    private readonly IReadOnlyList<double[]>? velocities;

    /// <summary>Gradient descent on these parameters.</summary>
    /// <param name="parameters">What it may change.</param>
    /// <param name="learningRate">η &gt; 0.</param>
    /// <param name="momentum">μ from 0 (default) to below 1.</param>
    /// <param name="nesterov">Look ahead; default no. It takes a momentum and no dampening.</param>
    /// <param name="weightDecay">λ ≥ 0, default 0: λ·θ is added to g.</param>
    /// <param name="dampening">Takes 1 − dampening of g into v after the first step; ≥ 0, default 0.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or Nesterov has no momentum or is dampened.</exception>
    public Sgd(IReadOnlyList<Parameter> parameters, double learningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0, double dampening = 0)
        : base(parameters, learningRate, weightDecay)
    {
        if (nesterov && (momentum == 0 || dampening != 0))
            throw new ArgumentException($"Nesterov looks ahead along the momentum: it needs momentum above 0 (given {momentum}) and dampening 0 (given {dampening}).", nameof(nesterov));
        this.momentum = Share(momentum, nameof(momentum));
        this.nesterov = nesterov;
        this.dampening = NotNegative(dampening, nameof(dampening));
        velocities = momentum == 0 ? null : Remember("v");
    }

    /// <inheritdoc/>
    protected override bool HasGroups => true;

    /// <inheritdoc/>
    public override void Step()
    {
        for (int p = 0; p < Parameters.Count; p++)
        {
            if (velocities is null)
                Plain(Parameters[p].Values, Parameters[p].Gradients, RateOf(p), DecayOf(p));
            else
                WithMomentum(Parameters[p].Values, Parameters[p].Gradients, velocities[p], RateOf(p), DecayOf(p));
        }
        StepsTaken++;
    }

    /// <summary>θ ← θ − η·(g + λ·θ), written so that whole arrays move at once.</summary>
    private static void Plain(Span<Real> theta, ReadOnlySpan<Real> g, double rate, double lambda)
    {
        if (lambda > 0)
            TensorPrimitives.Multiply(theta, (Real)(1 - rate * lambda), theta);
        TensorPrimitives.MultiplyAdd(g, (Real)(-rate), theta, theta);
    }

    private void WithMomentum(Span<Real> theta, ReadOnlySpan<Real> gradient, double[] v, double rate, double lambda)
    {
        for (int i = 0; i < theta.Length; i++)
        {
            double g = gradient[i] + lambda * theta[i];
            v[i] = StepsTaken > 0 ? momentum * v[i] + (1 - dampening) * g : g;
            double direction = nesterov ? g + momentum * v[i] : v[i];
            theta[i] = (Real)(theta[i] - rate * direction);
        }
    }
}
