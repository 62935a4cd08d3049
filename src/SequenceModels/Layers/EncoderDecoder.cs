namespace SequenceModels.Layers;

/// <summary>s = the encoder's final state after x_1 … x_T; o_1 … o_U = the decoder on y_0 … y_{U−1}, started in s: a sequence in, another one out.</summary>
/// <remarks>
/// The decoder is a language model whose first state is not zero but what the encoder has made of the input. T and U need not be equal.
/// Where the decoder has a <see cref="CrossAttentionLayer"/>, it looks back at h_1 … h_T of the encoder as well.
/// Sutskever, Vinyals and Le, "Sequence to sequence learning with neural networks" (2014). Derived in lesson 14-sequence-to-sequence.
/// </remarks>
public sealed class EncoderDecoder
{
    /// <summary>A model from its two halves, with weights of their own.</summary>
    /// <param name="encoder">Reads x_1 … x_T.</param>
    /// <param name="decoder">Reads y_0 … y_{U−1} and gives scores for y_1 … y_U.</param>
    /// <exception cref="ArgumentException">The encoder's state is not one that the decoder can start in, or its outputs are not what the decoder looks back at.</exception>
    public EncoderDecoder(ISequenceLayer encoder, SequenceModel decoder)
    {
        AllGiven(encoder, decoder);
        var (left, wanted) = (Size(encoder), Size(decoder.Layer));
        if (left != wanted)
            throw new ArgumentException(
                $"The encoder ends in a state of {left.H} numbers in H and {left.C} in C, but the decoder starts from {wanted.H} and {wanted.C}: give both the same kind of cell, as many units and as many layers.", nameof(decoder));
        if (decoder.Layer.MemorySize is { } memory && memory != encoder.OutputSize)
            throw new ArgumentException($"The decoder looks back at {memory} numbers a step, but the encoder gives {encoder.OutputSize}: make the attention layer for a memory of {encoder.OutputSize}.", nameof(decoder));
        (Encoder, Decoder) = (encoder, decoder);
    }

    /// <summary>x to s.</summary>
    public ISequenceLayer Encoder { get; }

    /// <summary>s and y_0 … y_{U−1} to o_1 … o_U.</summary>
    public SequenceModel Decoder { get; }

    /// <summary>Whether something is dropped when <see cref="Forward"/> is given a source of masks.</summary>
    public bool HasDropout => Encoder.HasDropout || Decoder.HasDropout;

    /// <summary>All that is learnt: the encoder's parameters, then the decoder's; what both share, once.</summary>
    public IReadOnlyList<Parameter> Parameters => ParameterSet.Of([.. Encoder.Parameters, .. Decoder.Parameters]);

    /// <summary>The number of learnt numbers. It depends neither on T nor on U.</summary>
    public int ParameterCount => Parameters.Sum(parameter => parameter.Count);

    /// <summary>The layers of both halves, what goes in and out of each, and what it learns: one row a layer, the encoder's first, the read-out last. What both share counts in its first row.</summary>
    public IReadOnlyList<LayerSummary> Summary
    {
        get
        {
            var seen = new HashSet<Parameter>();
            List<LayerSummary> read = [.. LayerSummary.Of(Encoder, 0, seen)];
            return [.. read.Select(row => row with { Name = $"encoder  {row.Name}" }), .. Decoder.Rows(seen).Select(row => row with { Name = $"decoder  {row.Name}" })];
        }
    }

    /// <summary>The <see cref="Summary"/> as a table of plain characters.</summary>
    public override string ToString() => LayerSummary.Text(Summary);

    /// <summary>A model with parameters of its own that has the same layers and numbers; what both halves share here, they share there.</summary>
    /// <returns>Training one does not change the other. Functions that a layer of one's own holds are shared.</returns>
    public EncoderDecoder Copy() => DeepCopy.Of(this);

    /// <summary>s: all that the decoder will ever know of x. With attention the memory m_1 … m_T is part of it.</summary>
    /// <param name="x">x_1 … x_T.</param>
    /// <param name="lengths">Steps of each x, default T for all.</param>
    public State Encode(Sequence x, IReadOnlyList<int>? lengths = null)
    {
        var tape = Encoder.Predict(Given(x), initial: null, lengths);
        // The outputs of a recurrent layer are lent: what stays needs a copy.
        var start = Start(tape, h => new Sequence(h.Columns.Clone(), h.Batch));
        tape.Release();
        return start;
    }

    /// <summary>Scores for y_1 … y_U, when somebody supplies what the decoder reads: in teacher forcing the right answer, one step late.</summary>
    /// <param name="x">x_1 … x_T.</param>
    /// <param name="y">y_0 … y_{U−1}, as many examples as x.</param>
    /// <param name="lengths">Steps of each x, default T for all.</param>
    /// <param name="answerLengths">Steps of each y, default U for all.</param>
    /// <param name="dropout">Where masks are drawn from; default none: nothing is dropped, as an evaluation wants it.</param>
    /// <exception cref="ArgumentException">Something does not fit the weights, or y has another number of examples than x.</exception>
    public EncoderDecoderTape Forward(Sequence x, Sequence y, IReadOnlyList<int>? lengths = null, IReadOnlyList<int>? answerLengths = null, Random? dropout = null)
    {
        AllGiven(x, y);
        if (x.Batch != y.Batch)
            throw new ArgumentException($"x has {x.Batch} examples and y has {y.Batch}: each sequence that is read needs one that answers it.", nameof(y));
        var read = Encoder.Forward(x, lengths: lengths, dropout: dropout);
        return new EncoderDecoderTape(read, Decoder.Forward(y, Start(read, h => h), answerLengths, dropout));
    }

    /// <summary>∂L/∂s is what the decoder says of its first state; it goes on through the encoder as the gradient of its last, and ∂L/∂m_t as that of its outputs. Adds to the parameters' gradients.</summary>
    /// <param name="tape">What <see cref="Forward"/> returned.</param>
    /// <param name="dPrediction">∂L/∂o [K×(U·B)].</param>
    /// <returns>∂L/∂x_t and ∂L/∂ the state in which the encoder began.</returns>
    public RecurrentGradient Backward(EncoderDecoderTape tape, Matrix<Real> dPrediction)
    {
        var dSummary = Decoder.Backward(Given(tape).Decoder, dPrediction).Initial;
        var h = tape.Encoder.H;
        // Without attention nobody looks at the encoder's outputs: all that comes back comes through s.
        return Encoder.Backward(tape.Encoder, dSummary.Memory?.States ?? new Sequence(h.Features, h.Steps, h.Batch), dSummary with { Memory = null });
    }

    /// <summary>As <see cref="Backward"/>, where nobody will look at the tape again: its memory is used for the next pass.</summary>
    internal void BackwardToWeights(EncoderDecoderTape tape, Matrix<Real> dPrediction)
    {
        Backward(tape, dPrediction);
        tape.Encoder.Release();
        tape.Decoder.Recurrent.Release();
    }

    private State Start(RecurrentTape read, Func<Sequence, Sequence> keep) =>
        Decoder.Layer.MemorySize is null ? read.Final : read.Final with { Memory = new Memory(keep(read.H), read.Lengths) };

    private static (int H, int C) Size(ISequenceLayer layer)
    {
        var state = layer.ZeroState(1);
        return (state.H.RowCount, state.C?.RowCount ?? 0);
    }
}
