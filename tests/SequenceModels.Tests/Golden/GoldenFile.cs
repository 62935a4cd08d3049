using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;

namespace SequenceModels.Tests.Golden;

/// <summary>A reference vector, computed by PyTorch or ONNX: tensors, options and the tolerance they are meant for.</summary>
internal sealed class GoldenFile(string path)
{
    private readonly JsonNode root = JsonNode.Parse(File.ReadAllText(path))!;

    public string Kind => (string?)root["kind"] ?? "(none)";

    public string Op => (string)root["op"]!;

    public JsonNode this[string key] => root[key] ?? throw new KeyNotFoundException($"{path} has no {key}.");

    public JsonNode? Find(string key) => root[key];

    public static Real[] Numbers(JsonNode tensor) => [.. Data(tensor).Select(number => (Real)(double)number!)];

    public static int[] Integers(JsonNode tensor) => [.. Data(tensor).Select(number => (int)(double)number!)];

    /// <summary>[rows, columns] row-major; a vector or a single number is one column, what has more axes gets a row for all but the last.</summary>
    public static Matrix<Real> Matrix(JsonNode tensor)
    {
        var (shape, numbers) = (Shape(tensor), Numbers(tensor));
        int columns = shape.Length > 1 ? shape[^1] : 1;
        return Matrix<Real>.Build.DenseOfRowMajor(numbers.Length / columns, columns, numbers);
    }

    /// <summary>[T, N, D] row-major, which is the columns of our [D×(T·N)] one after the other; batch first: [N, T, D].</summary>
    public static Sequence Sequence(JsonNode tensor, bool batchFirst = false)
    {
        var shape = Shape(tensor);
        var columns = Matrix<Real>.Build.Dense(shape[2], shape[0] * shape[1], Numbers(tensor));
        if (!batchFirst)
            return new Sequence(columns, shape[1]);
        var (batch, steps) = (shape[0], shape[1]);
        return new Sequence(
            Matrix<Real>.Build.DenseOfColumnVectors(Enumerable.Range(0, steps * batch).Select(column => columns.Column(column % batch * steps + column / batch))), batch);
    }

    public static int[] Shape(JsonNode tensor) => [.. tensor["shape"]!.AsArray().Select(size => (int)size!)];

    /// <summary>Compares within the file's own tolerance.</summary>
    public void Near(Matrix<Real> expected, Matrix<Real> actual, string name) =>
        Reference.Near.Equal(expected, actual, (double)root["tolerance"]!["rtol"]!, (double)root["tolerance"]!["atol"]!, name);

    /// <inheritdoc cref="Near(Matrix{Real}, Matrix{Real}, string)"/>
    public void Near(double expected, double actual, string name) =>
        Reference.Near.Equal(expected, actual, (double)root["tolerance"]!["rtol"]!, (double)root["tolerance"]!["atol"]!, name);

    /// <summary>The numbers of a tensor, or of a plain list.</summary>
    private static JsonArray Data(JsonNode tensor) => tensor as JsonArray ?? tensor["data"]!.AsArray();
}
