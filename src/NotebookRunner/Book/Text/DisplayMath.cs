using Markdig.Parsers;
using Markdig.Syntax;

namespace NotebookRunner.Book.Text;

/// <summary>An equation on lines of its own, from <c>$$</c> to <c>$$</c>.</summary>
internal sealed class DisplayMath(BlockParser parser) : LeafBlock(parser)
{
    public string Tex => Lines.ToString().Trim()[2..].TrimEnd('$').Trim();
}
