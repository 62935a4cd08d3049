using SequenceModels.Cells;
using SequenceModels.Numerics;

namespace SequenceModels.Layers;

/// <summary>What a backward pass through time hands on; the weights' gradients it adds to the parameters.</summary>
/// <param name="X">∂L/∂x_1 … ∂L/∂x_T.</param>
/// <param name="Initial">∂L/∂h_0.</param>
public sealed record RecurrentGradient(Sequence X, State Initial);
