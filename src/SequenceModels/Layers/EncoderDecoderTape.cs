namespace SequenceModels.Layers;

/// <summary>What an encoder–decoder's forward pass leaves behind: the scores and the way back.</summary>
/// <param name="Encoder">The tape of the reading.</param>
/// <param name="Decoder">The tape of the answering.</param>
public sealed record EncoderDecoderTape(RecurrentTape Encoder, ModelTape Decoder)
{
    /// <summary>s: the state in which the encoder ended and the decoder began.</summary>
    public State Summary => Encoder.Final;

    /// <summary>a_1 … a_U of the decoder's attention [T×B]: row t of a step's column is the share with which it looks at x_t; none where the decoder has no <see cref="CrossAttentionLayer"/>.</summary>
    public Sequence? Alignment => Inside(Decoder.Recurrent).FirstOrDefault(tape => tape.Attention?.V == Encoder.H)?.Attention!.Weights;

    /// <summary>o [K×(U·B)]: column u·B + b is step u of example b.</summary>
    public Matrix<Real> Prediction => Decoder.Prediction;

    private static IEnumerable<RecurrentTape> Inside(RecurrentTape tape) => tape.Parts.SelectMany(Inside).Prepend(tape);
}
