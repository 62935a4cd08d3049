namespace SequenceModels.Layers;

/// <summary>What a backward pass through time hands on; the weights' gradients it adds to the parameters.</summary>
/// <param name="X">∂L/∂x_1 … ∂L/∂x_T, 0 past an example's length.</param>
/// <param name="Initial">∂L/∂ the state before the first step.</param>
public sealed record RecurrentGradient(Sequence X, State Initial);
