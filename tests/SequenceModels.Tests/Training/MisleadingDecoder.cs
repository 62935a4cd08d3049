using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Layers;

namespace SequenceModels.Tests.Training;

/// <summary>A decoder whose likeliest first symbol leads away from the likeliest answer.</summary>
internal static class MisleadingDecoder
{
    /// <summary>a (0.6) goes on with 0.4, 0.35, 0.25; b (0.4) with 0.9: the likeliest answer is b c.</summary>
    public static SequenceModel Make()
    {
        var embedding = new EmbeddingLayer(4, 4, new Random(1));
        var cell = new RnnCell(4, 4, new Random(1), Activation.Relu);
        embedding.E.Set(Matrix<Real>.Build.DenseIdentity(4));
        cell.Wxh.Set(Matrix<Real>.Build.DenseIdentity(4));
        cell.Whh.Set(Matrix<Real>.Build.Dense(4, 4));
        cell.Bh.Set(0, 0, 0, 0);
        double[,] p = { { 1e-9, 1e-9, 1e-9, 0.25 }, { 0.6, 0.4, 0.05, 0.25 }, { 0.4, 0.35, 0.05, 0.25 }, { 1e-9, 0.25, 0.9, 0.25 } };
        var dense = new Dense(4, 4, new Random(1));
        dense.Why.Set(Matrix<Real>.Build.Dense(4, 4, (row, column) => (Real)Math.Log(p[row, column])));
        dense.By.Set(0, 0, 0, 0);
        return new SequenceModel(new StackedLayer(embedding, new RecurrentLayer(cell)), dense);
    }
}
