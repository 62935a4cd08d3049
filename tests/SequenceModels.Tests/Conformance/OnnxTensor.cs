using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>A tensor whose axes have letters (T step, N example, D direction, H unit, I input) as one matrix of ours.</summary>
internal static class OnnxTensor
{
    /// <summary>Rows: direction, then unit or input. Columns: step, then example.</summary>
    public static Matrix<Real> Matrix(JsonNode tensor, string axes)
    {
        int[] shape = GoldenFile.Shape(tensor);
        int Size(char axis) => axes.Contains(axis, StringComparison.Ordinal) ? shape[axes.IndexOf(axis, StringComparison.Ordinal)] : 1;
        int inner = Size('H') * Size('I'), batch = Size('N');
        var matrix = Matrix<Real>.Build.Dense(Size('D') * inner, Size('T') * batch);
        foreach (var (flat, value) in GoldenFile.Numbers(tensor).Index())
        {
            var at = new Dictionary<char, int>();
            for (int k = axes.Length - 1, rest = flat; k >= 0; rest /= shape[k--])
                at[axes[k]] = rest % shape[k];
            matrix[at.GetValueOrDefault('D') * inner + at.GetValueOrDefault('H') + at.GetValueOrDefault('I'), at.GetValueOrDefault('T') * batch + at.GetValueOrDefault('N')] = value;
        }
        return matrix;
    }

    /// <summary>One direction of W or R [D, G, columns], or of B [D, 2G] as one column.</summary>
    public static Matrix<Real>? Direction(JsonNode? tensor, int direction)
    {
        if (tensor is null)
            return null;
        int[] shape = GoldenFile.Shape(tensor);
        int columns = shape.Length > 2 ? shape[2] : 1, count = shape[1] * columns;
        return Matrix<Real>.Build.DenseOfRowMajor(shape[1], columns, GoldenFile.Numbers(tensor).AsSpan(direction * count, count).ToArray());
    }

    /// <summary>Blocks of rows in another order.</summary>
    public static Matrix<Real>? Reorder(Matrix<Real>? rows, params IReadOnlyList<int> blocks)
    {
        if (rows is null)
            return null;
        int height = rows.RowCount / blocks.Count;
        return blocks.Select(block => rows.SubMatrix(block * height, height, 0, rows.ColumnCount)).Aggregate((upper, lower) => upper.Stack(lower));
    }
}
