namespace NotebookEngine.Insight;

/// <summary>A word that could stand at the cursor.</summary>
/// <param name="Text">The word.</param>
/// <param name="Kind">What it names, in Jupyter's words: function, property, class, keyword and so on.</param>
internal sealed record Choice(string Text, string Kind);
