using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Layers;
using SequenceModels.Losses;
using SequenceModels.Training;

namespace SequenceModels.Tests.Layers;

/// <summary>All gradients of a model that answers a sequence with a sequence, in one column.</summary>
internal static class PairGradient
{
    public static Matrix<Real> Of(EncoderDecoder model, SoftmaxCrossEntropy loss, PairBatch batch)
    {
        foreach (var parameter in model.Parameters)
            parameter.ZeroGradient();
        var tape = model.Forward(batch.X, batch.Answer.X, batch.Lengths, batch.Answer.Lengths);
        model.Backward(tape, loss.Gradient(tape.Prediction, batch.Answer.Target));
        return Matrix<Real>.Build.DenseOfColumnMajor(model.ParameterCount, 1, model.Parameters.SelectMany(parameter => parameter.Gradient.Enumerate()));
    }
}
