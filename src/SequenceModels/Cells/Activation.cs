namespace SequenceModels.Cells;

/// <summary>φ, the activation function of the recurrent cell.</summary>
public enum Activation
{
    /// <summary>φ(a) = tanh(a), φ′ = 1 − h²: bounded, so the state cannot run away.</summary>
    Tanh,

    /// <summary>φ(a) = max(0, a), φ′ = 1 for h &gt; 0, else 0: unbounded, so it can.</summary>
    Relu,
}
