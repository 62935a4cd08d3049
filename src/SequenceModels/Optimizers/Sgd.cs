using SequenceModels.Layers;

namespace SequenceModels.Optimizers;

/// <summary>θ ← θ − η·g; with momentum μ: v ← μ·v + g, θ ← θ − η·v.</summary>
/// <remarks>
/// PyTorch's form: η is outside v, and v starts as the first g. With Nesterov θ ← θ − η·(g + μ·v).
/// Momentum: Polyak (1964); Nesterov's in this form: Sutskever et al. (2013). Used from lesson 04-the-vanilla-rnn on.
/// </remarks>
/// <param name="parameters">What it may change.</param>
/// <param name="learningRate">η &gt; 0.</param>
/// <param name="momentum">μ from 0 (default) to below 1.</param>
/// <param name="nesterov">Look ahead; default no.</param>
/// <param name="weightDecay">λ ≥ 0, default 0: λ·θ is added to g.</param>
/// <param name="dampening">Takes 1 − dampening of g into v after the first step; default 0.</param>
public sealed class Sgd(
    IReadOnlyList<Parameter> parameters, double learningRate, double momentum = 0, bool nesterov = false, double weightDecay = 0, double dampening = 0)
    : Optimizer(parameters, learningRate)
{
    private IReadOnlyList<double[]>? velocities;

    /// <inheritdoc/>
    public override void Step()
    {
        bool first = velocities is null;
        velocities ??= Memory();
        for (int p = 0; p < Parameters.Count; p++)
        {
            var (theta, gradient, v) = (Parameters[p].Values, Parameters[p].Gradients, velocities[p]);
            for (int i = 0; i < theta.Length; i++)
            {
                double g = gradient[i] + weightDecay * theta[i];
                v[i] = first ? g : momentum * v[i] + (1 - dampening) * g;
                double direction = momentum == 0 ? g : nesterov ? g + momentum * v[i] : v[i];
                theta[i] = (Real)(theta[i] - LearningRate * direction);
            }
        }
    }
}
