using SequenceModels.Data;

namespace SequenceModels.Checkpoints;

/// <summary>A tensor on its way into a file.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Shape">Sizes, outermost first.</param>
/// <param name="Type">How its numbers are stored.</param>
/// <param name="Length">How many bytes they take.</param>
/// <param name="Write">Writes them.</param>
internal sealed record StoredTensor(string Name, IReadOnlyList<int> Shape, TensorType Type, long Length, Action<Stream> Write)
{
    /// <exception cref="ArgumentException">A number is too large for the type.</exception>
    public static StoredTensor Of(string name, Tensor tensor, TensorType type)
    {
        if (type == TensorType.F32 && Array.Find(tensor.Values, value => Real.IsFinite(value) && !float.IsFinite((float)value)) is var large and not 0)
            throw new ArgumentException($"'{Shown.Cut(name)}' has the number {large}, too large for F32, which would make it infinite: write F64.", nameof(type));
        return new(name, tensor.Shape, type, (long)tensor.Values.Length * TensorNumbers.Size(type), stream => TensorNumbers.Write<Real>(stream, type, tensor.Values));
    }

    /// <summary>Numbers that an optimizer remembers, with every bit, in the double and in the single build.</summary>
    public static StoredTensor Of(string name, Matrix<double> matrix) => new(
        name, [matrix.RowCount, matrix.ColumnCount], TensorType.F64, (long)matrix.RowCount * matrix.ColumnCount * sizeof(double),
        stream => TensorNumbers.Write<double>(stream, TensorType.F64, matrix.ToRowMajorArray()));
}
