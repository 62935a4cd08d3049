using Markdig.Parsers;
using Markdig.Syntax;

namespace NotebookOutputs;

/// <summary>An equation on lines of its own, from <c>$$</c> to <c>$$</c>, or an environment of LaTeX from its begin to its end.</summary>
internal sealed class DisplayMath(BlockParser parser) : LeafBlock(parser)
{
    /// <summary>What ends it.</summary>
    public required string Closing { get; init; }

    public string Tex => Lines.ToString().Trim() is ['$', '$', .. var equation] ? equation.TrimEnd('$').Trim() : Lines.ToString().Trim();
}
