using System.Text;
using SequenceModels.Data;
using SequenceModels.Layers;
using SequenceModels.Probability;

namespace SequenceModels.Training;

/// <summary>p = softmax(o_t / temperature): draw a symbol, feed it back as the next input, and again.</summary>
/// <remarks>
/// Where the state carries the past, each symbol is read once; where it does not (attention, places, a second direction), all that has been written is read again for each.
/// A low temperature plays safe, a high one surprises; 1 is what the model believes. Derived in lesson 07-a-character-language-model.
/// </remarks>
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
        AllGiven(model, vocabulary);
        var (inputs, outputs) = (model.Layer.SymbolCount ?? model.InputSize, model.OutputSize);
        if (inputs != vocabulary.Size || outputs != vocabulary.Size)
            throw new ArgumentException($"The vocabulary has {vocabulary.Size} symbols, but the model takes {inputs} and gives {outputs}: all three must be equal.", nameof(model));
        (this.model, this.vocabulary) = (model, vocabulary);
    }

    /// <summary>Reads the prompt, then writes on.</summary>
    /// <param name="prompt">At least one symbol of the vocabulary.</param>
    /// <param name="length">Symbols to write, at least 0; fewer, if the stop symbol is drawn.</param>
    /// <param name="random">Where the draws come from.</param>
    /// <param name="temperature">≥ 0, default 1; 0 always takes the likeliest symbol.</param>
    /// <param name="topK">Draw among the so many likeliest symbols only, ≥ 1; default all. Fan et al. (2018).</param>
    /// <param name="topP">Draw among the fewest likeliest symbols whose probabilities sum to this, above 0 to 1; default 1: all. Holtzman et al. (2020).</param>
    /// <param name="stop">A symbol after which nothing more is written; default none. It stands at the end of what is returned.</param>
    /// <returns>The prompt and what was written after it.</returns>
    /// <exception cref="ArgumentException">The prompt is empty, it or the stop has a symbol outside the vocabulary, or a number is out of its range.</exception>
    /// <exception cref="InvalidOperationException">A score of the model is not a number.</exception>
    public string Sample(string prompt, int length, Random random, double temperature = 1, int? topK = null, double topP = 1, string? stop = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(prompt);
        ArgumentNullException.ThrowIfNull(random);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfLessThan(topK ?? 1, 1, nameof(topK));
        InRange(temperature >= 0, temperature, "The temperature must be a number of at least 0.");
        InRange(topP is > 0 and <= 1, topP, "The share of probability to draw from must be above 0 and at most 1, for example 0.9.");
        int? last = stop is null ? null : Single(stop);
        List<int> ids = [.. vocabulary.Encode(prompt)];
        var text = new StringBuilder(prompt);
        using var still = new PackedWeightsCache();
        var (scores, state) = Read(ids, null);
        for (int i = 0; i < length; i++)
        {
            int next = Choose(scores, random, temperature, topK ?? scores.Count, topP);
            text.Append(vocabulary[next]);
            if (next == last)
                break;
            if (i + 1 < length)
                (scores, state) = ReadOn(ids, next, state);
        }
        return text.ToString();
    }

    private int Single(string stop) => vocabulary.Encode(stop) is [int id]
        ? id
        : throw new ArgumentException($"The stop '{stop}' is not one symbol of the vocabulary.", nameof(stop));

    private (Vector<Real> Scores, State State) ReadOn(List<int> ids, int next, State state)
    {
        ids.Add(next);
        return model.Layer.StateCarriesPast ? Read([next], state) : Read(ids, null);
    }

    private (Vector<Real> Scores, State State) Read(List<int> ids, State? state)
    {
        var (o, final) = model.Predict(model.Layer.SymbolCount is null ? new Sequence(vocabulary.OneHot([.. ids])) : Sequence.OfSymbols(ids), state);
        return (o.Column(o.ColumnCount - 1), final);
    }

    private static int Choose(Vector<Real> scores, Random random, double temperature, int topK, double topP)
    {
        double largest = scores.Maximum();
        if (scores.Any(Real.IsNaN) || !double.IsFinite(largest))
            throw new InvalidOperationException($"The model's scores are not numbers ([{string.Join(", ", scores.Take(5))}{(scores.Count > 5 ? ", …" : "")}]): its weights have diverged, or were not loaded.");
        if (temperature == 0)
            return scores.MaximumIndex();
        // Divided in double: in float a small temperature would be 0.
        var p = Functions.Softmax(scores.Map(score => (Real)((score - largest) / temperature), Zeros.Include));
        if (topK < p.Count || topP < 1)
            KeepLikeliest(p, topK, topP);
        return Distributions.Draw(random, p);
    }

    /// <summary>Gives probability 0 to all but the likeliest, of which at least one stays, and lets the rest sum to 1.</summary>
    private static void KeepLikeliest(Vector<Real> p, int topK, double topP)
    {
        double kept = 0;
        foreach (var (rank, symbol) in Enumerable.Range(0, p.Count).OrderByDescending(symbol => p[symbol]).ToArray().Index())
        {
            if (rank >= topK || (rank > 0 && kept >= topP))
                p[symbol] = 0;
            kept += p[symbol];
        }
        p.Divide((Real)kept, p);
    }
}
