using MathNet.Numerics.LinearAlgebra;
using SequenceModels.Cells;
using SequenceModels.Data;
using SequenceModels.Layers;
using SequenceModels.Numerics;

namespace SequenceModels.Training;

/// <summary>arg max over y_1 … y_U of Σ ln P(y_u | y_1 … y_{u−1}), looked for by keeping only the best few beginnings at every step.</summary>
/// <remarks>
/// Width 1 is greedy: always the likeliest next symbol. With a width of V^(U−1) nothing is ever dropped that could win, and the answer is the likeliest of all.
/// All examples are searched at once; the beginnings stand side by side in one batch. Derived in lesson 14-sequence-to-sequence.
/// </remarks>
public sealed class BeamSearch
{
    private readonly SequenceModel decoder;
    private readonly int length;
    private readonly int? end;

    /// <summary>A search in the answers of a decoder.</summary>
    /// <param name="decoder">Reads symbols, through an embedding or one-hot, and gives a score to each of V.</param>
    /// <param name="start">y_0, the symbol it reads first.</param>
    /// <param name="length">U ≥ 1, symbols in an answer; at most, where there is an end symbol.</param>
    /// <param name="width">Beginnings kept at every step, ≥ 1; default 1: greedy.</param>
    /// <param name="end">The symbol that ends an answer; default none: all have <paramref name="length"/> symbols.</param>
    /// <exception cref="ArgumentException">The decoder does not read what it says.</exception>
    public BeamSearch(SequenceModel decoder, int start, int length, int width = 1, int? end = null)
    {
        ArgumentNullException.ThrowIfNull(decoder);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        (this.decoder, Start, this.length, Width, this.end) = (decoder, start, length, width, end);
        if (Symbols != decoder.OutputSize)
            throw new ArgumentException($"The decoder reads {Symbols} symbols and says {decoder.OutputSize}: it must be able to read what it has said.", nameof(decoder));
        Ids.Check(end is null ? [start] : [start, end.Value], Symbols);
    }

    /// <summary>V.</summary>
    internal int Symbols => decoder.Layer.SymbolCount ?? decoder.InputSize;

    internal int Start { get; }

    internal int Width { get; }

    /// <summary>The best answers to each example, the likeliest first.</summary>
    /// <param name="initial">The state from which the decoder starts: an encoder's last, one column an example.</param>
    public IReadOnlyList<IReadOnlyList<Hypothesis>> Search(State initial)
    {
        ArgumentNullException.ThrowIfNull(initial);
        return [.. Steps(initial).Last().Select(ranked => ranked[..Math.Min(Width, ranked.Length)])];
    }

    /// <summary>All beginnings of each step, for each example the likeliest first.</summary>
    internal IEnumerable<Hypothesis[][]> Steps(State state)
    {
        Hypothesis[][] kept = [.. Enumerable.Range(0, state.H.ColumnCount).Select(_ => new[] { new Hypothesis(null, Start, 0) })];
        for (int u = 0; u < length; u++)
        {
            Hypothesis[] beginnings = [.. kept.SelectMany(beam => beam)];
            var (scores, after) = decoder.Predict(Input(beginnings), state);
            var column = beginnings.Index().ToDictionary(entry => entry.Item, entry => entry.Index);
            Hypothesis[][] ranked = [.. kept.Select(beam => Ranked(beam.SelectMany(one => GoOn(one, scores.Column(column[one]).AsArray()))))];
            yield return ranked;
            kept = [.. ranked.Select(all => all[..Math.Min(Width, all.Length)])];
            int[] from = [.. kept.SelectMany(beam => beam).Select(one => column.GetValueOrDefault(one, column.GetValueOrDefault(one.Parent!)))];
            state = new State(Pick(after.H, from), after.C is null ? null : Pick(after.C, from));
        }
    }

    /// <summary>One beginning for each next symbol; what has come to its end stays as it is.</summary>
    private Hypothesis[] GoOn(Hypothesis one, Real[] scores)
    {
        if (one.Parent is not null && one.Symbol == end)
            return [one];
        double largest = scores.Max(), logTotal = largest + Math.Log(scores.Sum(score => Math.Exp(score - largest)));
        return [.. scores.Select((score, symbol) => new Hypothesis(one, symbol, one.LogProbability + score - logTotal))];
    }

    private Sequence Input(Hypothesis[] beginnings)
    {
        int[] ids = [.. beginnings.Select(one => one.Symbol)];
        return decoder.Layer.SymbolCount is null
            ? new Sequence(Matrix<Real>.Build.Dense(Symbols, ids.Length, (row, column) => row == ids[column] ? 1 : 0), ids.Length)
            : Sequence.OfSymbols(ids, ids.Length);
    }

    private static Hypothesis[] Ranked(IEnumerable<Hypothesis> all) => [.. all.OrderByDescending(one => one.LogProbability)];

    private static Matrix<Real> Pick(Matrix<Real> from, int[] columns) => Matrix<Real>.Build.DenseOfColumnVectors(columns.Select(from.Column));
}
