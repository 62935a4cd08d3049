using System.Text;
using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Data;
using SequenceModels.Layers;
using SequenceModels.Numerics;
using SequenceModels.Probability;

namespace SequenceModels.Training;

/// <summary>p = softmax(o_t / temperature): draw a symbol, feed it back as the next input, and again.</summary>
/// <remarks>A low temperature plays safe, a high one surprises; 1 is what the model believes. Derived in lesson 07-a-character-language-model.</remarks>
public sealed class TextSampler
{
    private readonly SequenceModel model;
    private readonly Vocabulary vocabulary;

    /// <summary>A sampler for a model whose inputs are one-hot symbols, or their numbers for an embedding, and whose outputs are their scores.</summary>
    /// <param name="model">D = V or an embedding of V symbols, K = V, answering at every step.</param>
    /// <param name="vocabulary">The V symbols.</param>
    /// <exception cref="ArgumentException">The model's inputs or outputs are not as many as the symbols.</exception>
    public TextSampler(SequenceModel model, Vocabulary vocabulary)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(vocabulary);
        var (inputs, outputs) = (model.Layer.SymbolCount ?? model.InputSize, model.OutputSize);
        if (inputs != vocabulary.Size || outputs != vocabulary.Size)
            throw new ArgumentException($"The vocabulary has {vocabulary.Size} symbols, but the model takes {inputs} and gives {outputs}: all three must be equal.", nameof(model));
        (this.model, this.vocabulary) = (model, vocabulary);
    }

    /// <summary>Reads the prompt, then writes on.</summary>
    /// <param name="prompt">At least one symbol of the vocabulary.</param>
    /// <param name="length">Symbols to write, at least 0.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <param name="temperature">≥ 0, default 1; 0 always takes the likeliest symbol.</param>
    /// <returns>The prompt and what was written after it.</returns>
    /// <exception cref="ArgumentException">The prompt is empty or has a symbol outside the vocabulary.</exception>
    public string Sample(string prompt, int length, Random random, double temperature = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(prompt);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfNegative(temperature);
        var tape = Read(vocabulary.Encode(prompt), null);
        var text = new StringBuilder(prompt);
        for (int i = 0; i < length; i++)
        {
            int next = Choose(tape.Prediction.Column(tape.Prediction.ColumnCount - 1), random, temperature);
            text.Append(vocabulary[next]);
            tape = Read([next], tape.Final);
        }
        return text.ToString();
    }

    private ModelTape Read(ReadOnlySpan<int> ids, State? state) =>
        model.Forward(model.Layer.SymbolCount is null ? new Sequence(vocabulary.OneHot(ids)) : Sequence.OfSymbols(ids.ToArray()), state);

    private static int Choose(Vector<Real> scores, Random random, double temperature) => temperature == 0
        ? scores.MaximumIndex()
        : Distributions.Draw(random, Functions.Softmax((scores - scores.Maximum()) / (Real)temperature));
}
