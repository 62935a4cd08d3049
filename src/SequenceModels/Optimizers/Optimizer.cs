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
        if (learningRate == 0)
            throw new ArgumentOutOfRangeException(nameof(learningRate), learningRate, "The learning rate must be a positive number, for example 0.01.");
        Parameters = parameters;
        LearningRate = learningRate;
    }

    /// <summary>What it may change.</summary>
    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>η, the length of a step. It may be changed between steps; 0 stands still, as at the end of a schedule.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Negative or not a number.</exception>
    public double LearningRate
    {
        get;
        set => field = value >= 0 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "The learning rate must be a positive number, for example 0.01.");
    }

    /// <summary>Moves every parameter one step by its gradient. The gradients stay; clear them with <see cref="ZeroGradients"/>.</summary>
    public abstract void Step();

    /// <summary>Sets all gradients to zero.</summary>
    public void ZeroGradients()
    {
        for (int p = 0; p < Parameters.Count; p++)
            Parameters[p].ZeroGradient();
    }

    /// <summary>One array for each parameter, for what an optimizer remembers of each number.</summary>
    private protected static double[][] Memory(IReadOnlyList<Parameter> parameters, double start = 0)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        return [.. parameters.Select(parameter => Enumerable.Repeat(start, parameter.Count).ToArray())];
    }

    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not a number.</exception>
    private protected static double NotNegative(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number of at least 0.");

    /// <exception cref="ArgumentOutOfRangeException">The value is not from 0 to below 1.</exception>
    private protected static double Share(double value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number from 0 to below 1, for example 0.9.");
}
