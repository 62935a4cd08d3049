using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;

namespace SequenceModels.Layers;

/// <summary>What an encoder–decoder's forward pass leaves behind: the scores and the way back.</summary>
/// <param name="Encoder">The tape of the reading.</param>
/// <param name="Decoder">The tape of the answering.</param>
public sealed record EncoderDecoderTape(RecurrentTape Encoder, ModelTape Decoder)
{
    /// <summary>s: the state in which the encoder ended and the decoder began.</summary>
    public State Summary => Encoder.Final;

    /// <summary>o [K×(U·B)]: column u·B + b is step u of example b.</summary>
    public Matrix<Real> Prediction => Decoder.Prediction;
}
