using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Tests.Golden;

namespace SequenceModels.Tests.Conformance;

/// <summary>Kind <c>embedding</c>: nn.Embedding. PyTorch's rows are our columns.</summary>
internal static class TorchEmbedding
{
    public static void Check(GoldenFile file)
    {
        var weight = GoldenFile.Matrix(file["weights"]["weight"]!).Transpose();
        var layer = new EmbeddingLayer(weight.ColumnCount, weight.RowCount, new Random(0));
        layer.E.Set(weight);
        var ids = file["inputs"]["ids"]!;
        var x = new Sequence(Matrix<Real>.Build.Dense(1, GoldenFile.Shape(ids).Aggregate((t, n) => t * n), GoldenFile.Numbers(ids)), GoldenFile.Shape(ids)[1]);
        var dH = GoldenFile.Sequence(file["loss_weights"]["output"]!);

        var tape = layer.Forward(x);
        layer.Backward(tape, dH);
        file.Near(GoldenFile.Sequence(file["outputs"]["output"]!).Columns, tape.H.Columns, "output");
        file.Near((double)file["loss"], tape.H.Columns.PointwiseMultiply(dH.Columns).Enumerate().Sum(), "loss");
        file.Near(GoldenFile.Matrix(file["gradients"]["weights"]!["weight"]!).Transpose(), layer.E.Gradient, "gradient");
    }
}
