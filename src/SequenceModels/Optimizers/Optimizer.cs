using SequenceModels.Layers;

namespace SequenceModels.Optimizers;

/// <summary>θ ← θ − (a step against the gradient): what turns gradients into learning.</summary>
public abstract class Optimizer
{
    /// <summary>An optimizer of these parameters.</summary>
    /// <param name="parameters">What it may change.</param>
    /// <param name="learningRate">η &gt; 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The learning rate is not a positive number.</exception>
    protected Optimizer(IReadOnlyList<Parameter> parameters, double learningRate)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        Parameters = parameters;
        LearningRate = learningRate;
    }

    /// <summary>What it may change.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>η, the length of a step. It may be changed between steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not a positive number.</exception>
    public double LearningRate
    {
        get;
        set => field = value > 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The learning rate must be a positive number, for example 0.01.");
    }

    /// <summary>Moves every parameter one step by its gradient. The gradients stay; clear them with <see cref="ZeroGradients"/>.</summary>
    public abstract void Step();

    /// <summary>Sets all gradients to zero.</summary>
    public void ZeroGradients()
    {
        foreach (var parameter in Parameters)
            parameter.ZeroGradient();
    }

    /// <summary>One array of zeros for each parameter, for what an optimizer remembers.</summary>
    private protected IReadOnlyList<double[]> Memory() => [.. Parameters.Select(parameter => new double[parameter.Count])];
}
