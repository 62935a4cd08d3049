using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Losses;
using SequenceModels.Numerics;

namespace SequenceModels.Tests.Golden;

/// <summary>PyTorch's cross entropy, mean squared error and binary cross entropy with logits. Its rows are our columns.</summary>
public class LossVectors
{
    public static TheoryData<string> Files => GoldenFile.Data("loss_*.json");

    [Theory]
    [MemberData(nameof(Files))]
    public void The_loss_and_its_gradient_are_what_PyTorch_gives(string path)
    {
        var file = new GoldenFile(path);
        var target = file["inputs"]["target"]!;
        if (file.Op == "softmax_cross_entropy")
        {
            Compare(file, TorchOptions.CrossEntropy(file["attributes"]), GoldenFile.Integers(target));
            file.Near(GoldenFile.Matrix(file["softmax"]).Transpose(), Functions.Softmax(GoldenFile.Matrix(file["inputs"]["prediction"]!).Transpose()), "softmax");
        }
        else
        {
            var reduction = TorchOptions.ReductionOf(file["attributes"]);
            ILoss<Matrix<Real>> loss = file.Op == "mse" ? new SquaredError(reduction) : new SigmoidCrossEntropy(reduction);
            Compare(file, loss, GoldenFile.Matrix(target).Transpose());
        }
    }

    private static void Compare<TTarget>(GoldenFile file, ILoss<TTarget> loss, TTarget target)
    {
        var prediction = GoldenFile.Matrix(file["inputs"]["prediction"]!).Transpose();
        file.Near((double)file["loss"], loss.Loss(prediction, target), "loss");
        file.Near(GoldenFile.Matrix(file["gradients"]["prediction"]!).Transpose(), loss.Gradient(prediction, target), "gradient");
    }
}
