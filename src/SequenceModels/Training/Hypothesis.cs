namespace SequenceModels.Training;

/// <summary>ln P(y_1 … y_u) = ln P(y_1 … y_{u−1}) + ln P(y_u | y_1 … y_{u−1}): an answer, or the beginning of one, that a search has found.</summary>
public sealed class Hypothesis
{
    internal Hypothesis(Hypothesis? parent, int symbol, double logProbability) => (Parent, Symbol, LogProbability) = (parent, symbol, logProbability);

    /// <summary>What it goes on from; none for the start symbol.</summary>
    public Hypothesis? Parent { get; }

    /// <summary>What it adds.</summary>
    public int Symbol { get; }

    /// <summary>ln P of all its symbols, 0 or below.</summary>
    public double LogProbability { get; }

    /// <summary>y_1 … y_u, without the start symbol.</summary>
    public IReadOnlyList<int> Symbols => Parent is null ? [] : [.. Parent.Symbols, Symbol];
}
