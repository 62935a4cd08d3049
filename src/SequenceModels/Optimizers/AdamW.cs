namespace SequenceModels.Optimizers;

/// <summary>θ ← (1 − η·λ)·θ, then a step of <see cref="Adam"/>: the decay does not pass through m and v.</summary>
/// <remarks>Loshchilov and Hutter, "Decoupled weight decay regularization" (2019), algorithm 2, in PyTorch's form.</remarks>
public sealed class AdamW : Adam
{
    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">What it may change.</param>
    /// <param name="learningRate">η &gt; 0, default 0.001.</param>
    /// <param name="beta1">β₁ from 0 to below 1, default 0.9: memory of the direction.</param>
    /// <param name="beta2">β₂ from 0 to below 1, default 0.999: memory of the size.</param>
    /// <param name="epsilon">ε ≥ 0, default 1e-8.</param>
    /// <param name="weightDecay">λ ≥ 0, default 0.01.</param>
    /// <param name="amsgrad">Take the largest v so far; default no.</param>
    /// <exception cref="ArgumentException">A number is out of its range, or there is no parameter.</exception>
    public AdamW(
        IReadOnlyList<Parameter> parameters, double learningRate = 0.001, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8,
        double weightDecay = 0.01, bool amsgrad = false)
        : base(parameters, learningRate, beta1, beta2, epsilon, weightDecay, amsgrad)
    {
    }

    private protected override double CoupledDecay(int parameter) => 0;

    /// <inheritdoc/>
    public override void Step()
    {
        for (int p = 0; p < Parameters.Count; p++)
            TensorPrimitives.Multiply(Parameters[p].Values, (Real)(1 - RateOf(p) * DecayOf(p)), Parameters[p].Values);
        base.Step();
    }
}
