namespace SequenceModels.Numerics;

/// <summary>A matrix's numbers column after column: its own where it is dense, else a copy.</summary>
internal static class ColumnMajor
{
    public static Real[] Of(Matrix<Real> matrix) => matrix.AsColumnMajorArray() ?? matrix.ToColumnMajorArray();
}
