namespace SequenceModels.Training;

/// <summary>Sequences and what should come out of them.</summary>
/// <typeparam name="TTarget">Class numbers (<c>int[]</c>) or a matrix of numbers, one column for each prediction.</typeparam>
/// <param name="X">x_1 … x_T.</param>
/// <param name="Target">For every step: column t·B + b is step t of example b. For the last step: one column an example.</param>
/// <param name="Lengths">Steps of each example [B], 1 … T; default T for all. A target past its example's length must carry the mark that the loss ignores.</param>
public sealed record Batch<TTarget>(Sequence X, TTarget Target, IReadOnlyList<int>? Lengths = null);
