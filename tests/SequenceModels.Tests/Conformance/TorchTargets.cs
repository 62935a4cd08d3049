using System.Text.Json.Nodes;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>
/// The loss that a vector means, with its targets. Its words say which (<c>mean squared error over chunk*N</c>); where there are none, class numbers
/// mean cross entropy and fractions a squared error.
/// </summary>
internal sealed class TorchTargets
{
    private readonly int[]? classes;
    private readonly Matrix<Real>? numbers;
    private readonly SoftmaxCrossEntropy? crossEntropy;
    private readonly ILoss<Matrix<Real>>? entrywise;
    private readonly double scale;

    /// <param name="file">The vector.</param>
    /// <param name="outputs">K, numbers in a prediction.</param>
    public TorchTargets(GoldenFile file, int outputs)
    {
        var (attributes, inputs) = (file["attributes"], file["inputs"]);
        var tensor = inputs["targets"] ?? inputs["target"] ?? inputs["y"] ?? throw new UnsupportedVectorException("no targets");
        string words = Words(attributes["loss"]) ?? Words(attributes["head_definition"]) ?? Words(attributes["definition"]) ?? "";
        bool squared = Says(words, "squared", "mse"), binary = Says(words, "binary", "sigmoid", "bce");
        bool named = squared || binary || Says(words, "entropy", "nll");
        var reduction = Says(words, "sum") && !Says(words, "mean") ? Reduction.Sum : TorchOptions.ReductionOf(attributes);
        scale = Says(words, "half", "0.5", "1/2") ? 0.5 : 1;
        if (squared || binary || (!named && GoldenFile.Numbers(tensor).Any(number => !Real.IsInteger(number))))
        {
            entrywise = binary ? new SigmoidCrossEntropy(reduction) : new SquaredError(reduction);
            numbers = GoldenFile.Shape(tensor).Length == 3 ? GoldenFile.Sequence(tensor).Columns : Columns(tensor, outputs);
            Count = numbers.ColumnCount;
            return;
        }
        crossEntropy = TorchOptions.CrossEntropy(attributes, attributes["class_weights"], reduction);
        classes = GoldenFile.Integers(tensor);
        Count = classes.Length;
    }

    /// <summary>Targets in all.</summary>
    public int Count { get; }

    /// <summary>The loss of some of the targets, one after the other.</summary>
    public double Loss(Matrix<Real> prediction, int first) => scale * (classes is not null
        ? crossEntropy!.Loss(prediction, classes[first..(first + prediction.ColumnCount)])
        : entrywise!.Loss(prediction, Part(prediction, first)));

    /// <summary>∂L/∂ the predictions of the same targets.</summary>
    public Matrix<Real> Gradient(Matrix<Real> prediction, int first) => (Real)scale * (classes is not null
        ? crossEntropy!.Gradient(prediction, classes[first..(first + prediction.ColumnCount)])
        : entrywise!.Gradient(prediction, Part(prediction, first)));

    /// <summary>Where the model answers: at every step, or once a sequence, as many as there are targets.</summary>
    public ReadOut Reading(Sequence x) => Count == x.Batch && x.Steps > 1 ? ReadOut.LastStep
        : Count == x.Batch * x.Steps ? ReadOut.EveryStep
        : throw new UnsupportedVectorException($"{Count} targets for {x}");

    private Matrix<Real> Part(Matrix<Real> prediction, int first) => numbers!.SubMatrix(0, numbers.RowCount, first, prediction.ColumnCount);

    /// <summary>[N, K] or [T, N] of single numbers: K rows.</summary>
    private static Matrix<Real> Columns(JsonNode tensor, int outputs)
    {
        var all = GoldenFile.Numbers(tensor);
        return Matrix<Real>.Build.Dense(outputs, all.Length / outputs, all);
    }

    private static string? Words(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? words) ? words.ToUpperInvariant() : null;

    private static bool Says(string words, params string[] any) => any.Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase));
}
