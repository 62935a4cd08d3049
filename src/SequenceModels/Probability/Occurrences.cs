namespace SequenceModels.Probability;

/// <summary>What was seen after one context: a symbol <c>Count</c> times, <c>Total</c> symbols, <c>Kinds</c> different ones.</summary>
internal readonly record struct Occurrences(int Count, int Total, int Kinds);
