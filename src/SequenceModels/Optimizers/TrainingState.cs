namespace SequenceModels.Optimizers;

/// <summary>What a training run knows beside the parameters' values: an optimizer's memory, its learning rates, and how far a trainer has come.</summary>
/// <remarks>A copy: training on does not change it. With it and the parameters a run goes on as if it had never been interrupted.</remarks>
/// <param name="Optimizer">The kind of optimizer, for example <c>Adam</c>.</param>
/// <param name="Numbers">By name: <c>steps</c>, <c>learningRate</c>; a trainer adds its own. All are finite.</param>
/// <param name="Tensors">By name, the memory's letter and the parameter's place in the optimizer: <c>m.0</c>, <c>v.0</c>, <c>m.1</c>, …, each of the shape of its parameter. Double precision in every build.</param>
public sealed record TrainingState(string Optimizer, IReadOnlyDictionary<string, double> Numbers, IReadOnlyDictionary<string, Matrix<double>> Tensors);
