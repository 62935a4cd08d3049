using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Losses;
using SequenceModels.Numerics;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>Kind <c>loss</c>: cross entropy, mean squared error, binary cross entropy with logits. PyTorch's rows are our columns.</summary>
internal static class TorchLoss
{
    public static void Check(GoldenFile file)
    {
        var (attributes, target) = (file["attributes"], file["inputs"]["target"]!);
        if (file.Op == "softmax_cross_entropy")
        {
            var weights = file["inputs"]["class_weights"] ?? attributes["class_weights"];
            Compare(file, TorchOptions.CrossEntropy(attributes, weights), GoldenFile.Integers(target));
            if (file.Find("softmax") is { } softmax)
                file.Near(GoldenFile.Matrix(softmax).Transpose(), Functions.Softmax(Prediction(file)), "softmax");
            return;
        }
        var reduction = TorchOptions.ReductionOf(attributes);
        Compare(file, file.Op.StartsWith("mse", StringComparison.Ordinal) ? new SquaredError(reduction) : (ILoss<Matrix<Real>>)new SigmoidCrossEntropy(reduction), GoldenFile.Matrix(target).Transpose());
    }

    private static void Compare<TTarget>(GoldenFile file, ILoss<TTarget> loss, TTarget target)
    {
        file.Near((double)file["loss"], loss.Loss(Prediction(file), target), "loss");
        file.Near(GoldenFile.Matrix(file["gradients"]["prediction"]!).Transpose(), loss.Gradient(Prediction(file), target), "gradient");
    }

    private static Matrix<Real> Prediction(GoldenFile file) => GoldenFile.Matrix(file["inputs"]["prediction"]!).Transpose();
}
