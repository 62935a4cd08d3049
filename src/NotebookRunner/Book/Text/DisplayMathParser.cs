using Markdig.Parsers;
using Markdig.Syntax;

namespace NotebookRunner.Book.Text;

/// <summary>
/// Finds <see cref="DisplayMath"/>. Markdig's own parser wants <c>$$</c> alone on its line; notebooks also write the equation
/// on the same line, and its next line may begin with a sign that Markdown would take for a list.
/// </summary>
internal sealed class DisplayMathParser : BlockParser
{
    private const string Fence = "$$";

    public DisplayMathParser() => OpeningCharacters = ['$'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        string line = processor.Line.ToString().TrimEnd();
        if (processor.IsCodeIndent || !line.StartsWith(Fence, StringComparison.Ordinal))
            return BlockState.None;
        int end = line.IndexOf(Fence, Fence.Length, StringComparison.Ordinal);
        if (end >= 0 && end != line.Length - Fence.Length)
            return BlockState.None;
        var span = new SourceSpan(processor.Start, processor.Line.End);
        processor.NewBlocks.Push(new DisplayMath(this) { Column = processor.Column, Span = span });
        return end < 0 ? BlockState.Continue : BlockState.Break;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block) =>
        processor.Line.ToString().TrimEnd().EndsWith(Fence, StringComparison.Ordinal) ? BlockState.Break : BlockState.Continue;
}
