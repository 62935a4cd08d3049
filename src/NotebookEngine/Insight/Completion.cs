namespace NotebookEngine.Insight;

/// <summary>What could stand instead of the word before the cursor.</summary>
/// <param name="Start">Where the word begins.</param>
/// <param name="End">The cursor.</param>
/// <param name="Choices">The nearest first.</param>
/// <param name="IsCut">Whether there were more than asked for.</param>
internal sealed record Completion(int Start, int End, IReadOnlyList<Choice> Choices, bool IsCut = false);
