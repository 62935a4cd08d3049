namespace SequenceModels.Training;

/// <summary>ln P(y_1 … y_u) = ln P(y_1 … y_{u−1}) + ln P(y_u | y_1 … y_{u−1}): an answer, or the beginning of one, that a search has found.</summary>
public sealed class Hypothesis
{
    internal Hypothesis(Hypothesis? parent, int symbol, double logProbability) =>
        (Parent, Symbol, LogProbability, Length) = (parent, symbol, logProbability, parent is null ? 0 : parent.Length + 1);

    /// <summary>What it goes on from; none for the start symbol.</summary>
    public Hypothesis? Parent { get; }

    /// <summary>What it adds.</summary>
    public int Symbol { get; }

    /// <summary>ln P of all its symbols, 0 or below.</summary>
    public double LogProbability { get; }

    /// <summary>u: its symbols without the start symbol, the end symbol included.</summary>
    public int Length { get; }

    /// <summary>y_1 … y_u, without the start symbol; the end symbol is the last where it has come.</summary>
    public IReadOnlyList<int> Symbols
    {
        get
        {
            int[] symbols = new int[Length];
            for (var one = this; one.Parent is not null; one = one.Parent)
                symbols[one.Length - 1] = one.Symbol;
            return symbols;
        }
    }
}
