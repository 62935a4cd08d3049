using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Numerics;

namespace SequenceModels.Tests.Golden;

/// <summary>A reference vector computed by PyTorch: the repository's copies, and the folder <c>../shared/vectors/torch</c> where there is one.</summary>
internal sealed class GoldenFile(string path)
{
    private readonly JsonNode root = JsonNode.Parse(File.ReadAllText(path))!;

    public string Kind => (string)root["kind"]!;

    public string Op => (string)root["op"]!;

    public JsonNode this[string key] => root[key] ?? throw new KeyNotFoundException($"{path} has no {key}.");

    public static IEnumerable<string> Paths(string pattern)
    {
        string own = Path.Combine(Repository.Root, "tests", "SequenceModels.Tests", "Golden");
        string shared = Path.Combine(Repository.Root, "..", "shared", "vectors", "torch");
        return new[] { own, shared }.Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, pattern))
            .Order(StringComparer.Ordinal)
            .DistinctBy(Path.GetFileName);
    }

    public static TheoryData<string> Data(string pattern) => [.. Paths(pattern)];

    public static double[] Numbers(JsonNode tensor) => [.. tensor["data"]!.AsArray().Select(number => (double)number!)];

    public static int[] Integers(JsonNode tensor) => [.. tensor["data"]!.AsArray().Select(number => (int)number!)];

    /// <summary>[rows, columns] row-major; a vector is one column.</summary>
    public static Matrix<Real> Matrix(JsonNode tensor)
    {
        var shape = tensor["shape"]!.AsArray();
        int rows = (int)shape[0]!, columns = shape.Count > 1 ? (int)shape[1]! : 1;
        return Matrix<Real>.Build.DenseOfRowMajor(rows, columns, Numbers(tensor));
    }

    /// <summary>[T, N, D] row-major, which is the columns of our [D×(T·N)] one after the other.</summary>
    public static Sequence Sequence(JsonNode tensor)
    {
        var shape = tensor["shape"]!.AsArray();
        return new Sequence(Matrix<Real>.Build.Dense((int)shape[2]!, (int)shape[0]! * (int)shape[1]!, Numbers(tensor)), (int)shape[1]!);
    }

    public void Near(Matrix<Real> expected, Matrix<Real> actual, string name) =>
        Reference.Near.Equal(expected, actual, (double)root["tolerance"]!["rtol"]!, (double)root["tolerance"]!["atol"]!, $"{Path.GetFileName(path)} {name}");

    public void Near(double expected, double actual, string name) =>
        Reference.Near.Equal(expected, actual, (double)root["tolerance"]!["rtol"]!, (double)root["tolerance"]!["atol"]!, $"{Path.GetFileName(path)} {name}");
}
