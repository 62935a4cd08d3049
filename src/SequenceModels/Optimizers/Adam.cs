using SequenceModels.Layers;

namespace SequenceModels.Optimizers;

/// <summary>m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², θ ← θ − η · m̂ / (√v̂ + ε), where m̂ = m/(1−β₁ᵗ) and v̂ = v/(1−β₂ᵗ).</summary>
/// <remarks>
/// Kingma and Ba, "Adam" (2015), algorithm 1, in PyTorch's form. AMSGrad (Reddi et al., 2018) takes the largest v so far.
/// With decoupled decay it is AdamW (Loshchilov and Hutter, 2019): θ shrinks by η·λ instead of λ·θ entering g. Used from lesson 04-the-vanilla-rnn on.
/// </remarks>
/// <param name="parameters">What it may change.</param>
/// <param name="learningRate">η &gt; 0, default 0.001.</param>
/// <param name="beta1">β₁ from 0 to below 1, default 0.9: memory of the direction.</param>
/// <param name="beta2">β₂ from 0 to below 1, default 0.999: memory of the size.</param>
/// <param name="epsilon">ε &gt; 0, default 1e-8.</param>
/// <param name="weightDecay">λ ≥ 0, default 0.</param>
/// <param name="decoupled">True: AdamW; default false.</param>
/// <param name="amsgrad">Take the largest v so far; default no.</param>
public sealed class Adam(
    IReadOnlyList<Parameter> parameters, double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8,
    double weightDecay = 0, bool decoupled = false, bool amsgrad = false)
    : Optimizer(parameters, learningRate)
{
    private readonly List<Moments> moments = [.. parameters.Select(parameter => new Moments(parameter.Count))];
    private int t;

    /// <inheritdoc/>
    public override void Step()
    {
        t++;
        double correction1 = 1 - Math.Pow(beta1, t), correction2 = Math.Sqrt(1 - Math.Pow(beta2, t));
        for (int p = 0; p < Parameters.Count; p++)
        {
            var (theta, gradient, (m, v, largest)) = (Parameters[p].Values, Parameters[p].Gradients, moments[p]);
            for (int i = 0; i < theta.Length; i++)
            {
                double old = decoupled ? theta[i] * (1 - LearningRate * weightDecay) : theta[i];
                double g = decoupled ? gradient[i] : gradient[i] + weightDecay * old;
                m[i] = beta1 * m[i] + (1 - beta1) * g;
                v[i] = beta2 * v[i] + (1 - beta2) * g * g;
                largest[i] = Math.Max(largest[i], v[i]);
                double size = Math.Sqrt(amsgrad ? largest[i] : v[i]) / correction2 + epsilon;
                theta[i] = (Real)(old - LearningRate * (m[i] / correction1) / size);
            }
        }
    }

    private sealed record Moments(double[] First, double[] Second, double[] LargestSecond)
    {
        public Moments(int count)
            : this(new double[count], new double[count], new double[count])
        {
        }
    }
}
