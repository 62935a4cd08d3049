namespace NotebookEngine.Insight;

/// <summary>What the thing at the cursor is.</summary>
/// <param name="Signatures">Lines of C#: a variable with what it holds, or a function with its overloads.</param>
/// <param name="Documentation">Plain text; empty where nothing is written.</param>
internal sealed record Inspection(string Signatures, string Documentation);
