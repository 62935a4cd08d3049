namespace SequenceModels.Checkpoints;

/// <summary>One tensor of a checkpoint and the parameters that its rows belong to.</summary>
/// <param name="Name">Its name in the file.</param>
/// <param name="Shape">Its shape: [r, c] for a matrix, [r] for a bias.</param>
/// <param name="Parts">Whose rows it holds, from the first row on.</param>
/// <param name="MissingWith">Where this other tensor is missing, this one may be too, and stands for zeros; null: it must be there.</param>
/// <param name="Turned">Whether the file has rows where the parameter has columns.</param>
internal sealed record NamedTensor(string Name, IReadOnlyList<int> Shape, IReadOnlyList<TensorPart> Parts, string? MissingWith = null, bool Turned = false)
{
    /// <summary>A whole weight matrix [r×c] or bias [r].</summary>
    public static NamedTensor Of(string name, Parameter parameter, bool bias = false, string? missingWith = null) =>
        new(name, bias ? [parameter.Value.RowCount] : [parameter.Value.RowCount, parameter.Value.ColumnCount], [new TensorPart(parameter, parameter.Value.RowCount)], missingWith);

    /// <summary>A whole parameter [r×c] that is [c, r] in the file.</summary>
    public static NamedTensor Transposed(string name, Parameter parameter) =>
        new(name, [parameter.Value.ColumnCount, parameter.Value.RowCount], [new TensorPart(parameter, parameter.Value.RowCount)], Turned: true);

    /// <summary>Whether it is the same tensor under another name.</summary>
    public bool HasPartsOf(NamedTensor other) => Turned == other.Turned && Parts.SequenceEqual(other.Parts);

    /// <summary>The numbers to write; parts that are merged into another tensor are zeros.</summary>
    public Tensor ToTensor()
    {
        var blocks = Parts.Select(part => part.Merged ? Matrix<Real>.Build.Dense(part.Rows, part.Parameter.Value.ColumnCount) : Rows(part.Parameter.Value, part));
        var rows = blocks.Aggregate((upper, lower) => upper.Stack(lower));
        return new Tensor(Shape, Turned ? rows.ToColumnMajorArray() : rows.ToRowMajorArray());
    }

    /// <summary>Adds the tensor to what its parameters shall become.</summary>
    public void AddTo(IReadOnlyDictionary<Parameter, Matrix<Real>> values, Tensor tensor)
    {
        var matrix = Turned ? tensor.ToMatrix().Transpose() : tensor.ToMatrix();
        int row = 0;
        foreach (var part in Parts)
        {
            var rows = matrix.SubMatrix(row, part.Rows, 0, matrix.ColumnCount);
            var value = values[part.Parameter];
            value.SetSubMatrix(0, 0, Rows(value, part) + rows);
            row += part.Rows;
        }
    }

    private static Matrix<Real> Rows(Matrix<Real> value, TensorPart part) => value.SubMatrix(0, part.Rows, 0, value.ColumnCount);
}
