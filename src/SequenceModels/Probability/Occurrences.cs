namespace SequenceModels.Probability;

/// <summary>What was seen after one context: a symbol <c>Count</c> times, <c>Total</c> symbols, <c>Kinds</c> different ones, of which <c>Once</c> came once and <c>Twice</c> came twice.</summary>
internal readonly record struct Occurrences(int Count, int Total, int Kinds, int Once, int Twice)
{
    /// <summary>With one more of a symbol that was there <paramref name="before"/> times; <see cref="Count"/> stays as it is.</summary>
    public Occurrences OneMore(int before) => this with
    {
        Total = Total + 1,
        Kinds = Kinds + (before == 0 ? 1 : 0),
        Once = Once + (before == 0 ? 1 : before == 1 ? -1 : 0),
        Twice = Twice + (before == 1 ? 1 : before == 2 ? -1 : 0),
    };
}
