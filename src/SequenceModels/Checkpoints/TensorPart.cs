namespace SequenceModels.Checkpoints;

/// <summary>Rows of a tensor that belong to the first rows of a parameter.</summary>
/// <param name="Parameter">Whose they are.</param>
/// <param name="Rows">How many.</param>
/// <param name="Merged">Added to what another tensor brings; written as zeros.</param>
internal sealed record TensorPart(Parameter Parameter, int Rows, bool Merged = false);
