using SequenceModels.Data;
using SequenceModels.Layers;

namespace SequenceModels.Training;

/// <summary>arg max over y_1 … y_U of Σ ln P(y_u | y_1 … y_{u−1}), looked for by keeping only the best few beginnings at every step.</summary>
/// <remarks>
/// Width 1 is greedy: always the likeliest next symbol. With a width of V^(U−1) nothing is ever dropped that could win, and the answer is the likeliest of all.
/// All examples are searched at once; the beginnings stand side by side in one batch. An answer that has come to the end symbol keeps its place among the best, or
/// loses it, and is not gone on from; what is impossible (P = 0) is left out.
/// Every further symbol makes an answer less likely, so among answers of different length the short ones are favoured. With α &gt; 0 they are compared by
/// ln P/((5 + U)/6)^α instead: Wu et al., "Google's neural machine translation system" (2016), equation 14. Derived in lesson 14b-beam-search.
/// </remarks>
public sealed class BeamSearch
{
    private readonly SequenceModel decoder;
    private readonly int length;
    private readonly double alpha;

    /// <summary>A search in the answers of a decoder.</summary>
    /// <param name="decoder">Reads symbols, through an embedding or one-hot, and gives a score to each of V.</param>
    /// <param name="start">y_0, the symbol it reads first.</param>
    /// <param name="length">U ≥ 1, symbols in an answer; at most, where there is an end symbol.</param>
    /// <param name="width">Beginnings kept at every step, ≥ 1; default 1: greedy.</param>
    /// <param name="end">The symbol that ends an answer; default none: all have <paramref name="length"/> symbols.</param>
    /// <param name="alpha">α ≥ 0, how much of the advantage of short answers is taken away; default 0: none. Wu et al. found 0.6 to 0.7 best.</param>
    /// <exception cref="ArgumentException">The decoder does not read what it says, or cannot be fed one symbol at a time.</exception>
    public BeamSearch(SequenceModel decoder, int start, int length, int width = 1, int? end = null, double alpha = 0)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        InRange(alpha >= 0 && double.IsFinite(alpha), alpha, "The exponent of the length must be a number of at least 0, for example 0.6.");
        (this.decoder, Start, this.length, Width, End, this.alpha) = (decoder, start, length, width, end, alpha);
        if (Symbols != decoder.OutputSize)
            throw new ArgumentException($"The decoder reads {Symbols} symbols and says {decoder.OutputSize}: it must be able to read what it has said.", nameof(decoder));
        if (!decoder.Layer.StateCarriesPast)
            throw new ArgumentException("The decoder cannot be fed one symbol at a time: it has a layer whose state does not carry the past (self-attention, a positional encoding or a second direction), and would not see what it has said before. Search with a recurrent decoder.", nameof(decoder));
        Ids.Check(end is null ? [start] : [start, end.Value], Symbols);
    }

    /// <summary>V.</summary>
    internal int Symbols => decoder.Layer.SymbolCount ?? decoder.InputSize;

    internal int Start { get; }

    internal int Width { get; }

    internal int? End { get; }

    /// <summary>The best answers to each example, the best first: at most as many as the beam is wide.</summary>
    /// <param name="initial">The state from which the decoder starts: an encoder's last, one column an example.</param>
    /// <exception cref="InvalidOperationException">The decoder's scores are not numbers.</exception>
    public IReadOnlyList<IReadOnlyList<Hypothesis>> Search(State initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        using var still = new PackedWeightsCache();
        return [.. Steps(initial).Last().Select(ranked => ranked[..Math.Min(Width, ranked.Length)])];
    }

    /// <summary>All beginnings of each step, for each example the best first; until all have come to their end.</summary>
    internal IEnumerable<Hypothesis[][]> Steps(State state)
    {
        Hypothesis[][] kept = [.. Enumerable.Range(0, state.H.ColumnCount).Select(_ => new[] { new Hypothesis(null, Start, 0) })];
        Hypothesis[] open = [.. kept.SelectMany(beam => beam)];
        for (int u = 0; u < length && open.Length > 0; u++)
        {
            var (scores, after) = decoder.Predict(Input(open), state);
            var column = open.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
            Hypothesis[][] ranked = [.. kept.Select((beam, example) => Ranked(beam.SelectMany(one =>
                column.TryGetValue(one, out int at) ? GoOn(one, scores.Column(at).AsArray(), example) : [one])))];
            yield return ranked;
            kept = [.. ranked.Select(all => all[..Math.Min(Width, all.Length)])];
            open = [.. kept.SelectMany(beam => beam).Where(one => one.Symbol != End)];
            state = Pick(after, [.. open.Select(one => column[one.Parent!])]);
        }
    }

    /// <summary>One beginning for each next symbol that is possible.</summary>
    private static IEnumerable<Hypothesis> GoOn(Hypothesis one, Real[] scores, int example)
    {
        double largest = scores.Max(), logTotal = largest + Math.Log(scores.Sum(score => Math.Exp(score - largest)));
        if (!double.IsFinite(logTotal))
            throw new InvalidOperationException($"The decoder's scores at step {one.Length + 1} of example {example} are [{string.Join(", ", scores.Take(5))}{(scores.Length > 5 ? ", …" : "")}]: "
                + "no symbol can be chosen. Some weight or state of the model is not a finite number: training has diverged, or a damaged file was loaded.");
        return scores.Select((score, symbol) => new Hypothesis(one, symbol, one.LogProbability + score - logTotal)).Where(next => next.LogProbability > double.NegativeInfinity);
    }

    private Sequence Input(Hypothesis[] beginnings)
    {
        int[] ids = [.. beginnings.Select(one => one.Symbol)];
        return decoder.Layer.SymbolCount is null
            ? new Sequence(Matrix<Real>.Build.Dense(Symbols, ids.Length, (row, column) => row == ids[column] ? 1 : 0), ids.Length)
            : Sequence.OfSymbols(ids, ids.Length);
    }

    private Hypothesis[] Ranked(IEnumerable<Hypothesis> all) =>
        [.. all.OrderByDescending(one => one.LogProbability / Math.Pow((5 + one.Length) / 6.0, alpha)).ThenByDescending(one => one.LogProbability)];

    private static State Pick(State from, int[] columns) => new(Pick(from.H, columns), from.C is null ? null : Pick(from.C, columns)) { Memory = from.Memory?.Pick(columns) };

    private static Matrix<Real> Pick(Matrix<Real> from, int[] columns) => Matrix<Real>.Build.Dense(from.RowCount, columns.Length, (row, column) => from[row, columns[column]]);
}
