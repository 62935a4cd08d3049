namespace SequenceModels.Charts;

/// <summary>A beginning of a sequence that a beam search looked at: <c>new BeamNode("3", "1", "e", -2.31, Kept: true)</c>.</summary>
/// <param name="Id">A name of its own.</param>
/// <param name="Parent">The id of the beginning it goes on from, which stands earlier in the list; null for the first.</param>
/// <param name="Text">What it adds: a character or word.</param>
/// <param name="LogProbability">Logarithm of the probability of the whole beginning, 0 or below.</param>
/// <param name="Kept">Whether it was among the best of its step.</param>
/// <param name="Best">Whether the search has chosen it as the answer; default no. Where no node is, the likeliest kept one of the last step counts as chosen.</param>
public sealed record BeamNode(string Id, string? Parent, string Text, double LogProbability, bool Kept, bool Best = false);
