namespace SequenceModels.Checkpoints;

/// <summary>What a file's header says about one tensor.</summary>
/// <param name="Type">The header's word for how a number is stored: <c>F64</c>, <c>F32</c>, <c>I64</c>, …</param>
/// <param name="Shape">Sizes, outermost first.</param>
/// <param name="Begin">Where its bytes begin, counted from the end of the header.</param>
/// <param name="End">Where they end.</param>
public sealed record TensorInfo(string Type, IReadOnlyList<long> Shape, long Begin, long End)
{
    /// <summary>Type and shape: <c>F32 [128, 28]</c>.</summary>
    public override string ToString() => $"{Type} [{string.Join(", ", Shape)}]";
}
