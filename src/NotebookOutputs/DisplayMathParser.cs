using System.Text.RegularExpressions;
using Markdig.Parsers;
using Markdig.Syntax;

namespace NotebookOutputs;

/// <summary>
/// Finds <see cref="DisplayMath"/>. Markdig's own parser wants <c>$$</c> alone on its line; notebooks also write the equation
/// on the same line, and its next line may begin with a sign that Markdown would take for a list. Jupyter takes a bare <c>\begin{align}</c>, too.
/// </summary>
internal sealed partial class DisplayMathParser : BlockParser
{
    private const string Fence = "$$";

    public DisplayMathParser() => OpeningCharacters = ['$', '\\'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        string line = processor.Line.ToString().TrimEnd();
        if (processor.IsCodeIndent || Closing(line) is not { } closing)
            return BlockState.None;
        int end = line.IndexOf(closing, Fence.Length, StringComparison.Ordinal);
        if (end >= 0 && end != line.Length - closing.Length)
            return BlockState.None;
        var span = new SourceSpan(processor.Start, processor.Line.End);
        processor.NewBlocks.Push(new DisplayMath(this) { Column = processor.Column, Span = span, Closing = closing });
        return end < 0 ? BlockState.Continue : BlockState.Break;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        block.UpdateSpanEnd(processor.Line.End);
        return processor.Line.ToString().TrimEnd().EndsWith(((DisplayMath)block).Closing, StringComparison.Ordinal) ? BlockState.Break : BlockState.Continue;
    }

    private static string? Closing(string line) =>
        line.StartsWith(Fence, StringComparison.Ordinal) ? Fence : Begin().Match(line) is { Success: true } begin ? $"\\end{{{begin.Groups["name"].Value}}}" : null;

    // The environments that stand alone and that KaTeX draws.
    [GeneratedRegex(@"^\\begin\{(?<name>(align|alignat|equation|gather)\*?)\}")]
    private static partial Regex Begin();
}
