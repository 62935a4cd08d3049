using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using NotebookRunner.Book.Pages;

namespace NotebookRunner.Book.Slides;

/// <summary>
/// What of a text cell the audience sees: headings, displayed equations, pictures, tables and code, sentences in which something is in bold, and of each item
/// of a list those sentences or else its first; below the lesson's title only the paragraph that begins in bold, which says what one will learn.
/// The rest is for the speaker. <c>slideshow.text</c> in the cell's metadata stands in for sentences, lists and tables.
/// </summary>
/// <param name="Shown">The pieces of the slide, in order.</param>
/// <param name="Said">The speaker's notes: all blocks of which the slide shows a part or nothing, as Markdown.</param>
internal sealed record SlideText(IReadOnlyList<SlidePiece> Shown, string Said)
{
    private const int WordsOfAHeading = 8;

    /// <exception cref="NotebookFormatException">The text cannot be read.</exception>
    public static SlideText Of(string path, NotebookCell cell)
    {
        List<SlidePiece> shown = [];
        List<string> said = [];
        string? text = SlideMarks.Text(cell);
        foreach (var block in TextRenderer.Parse(path, cell))
        {
            string source = Source(block, cell.Source);
            bool isWhole = IsShownWhole(block) && (text is null || block is not Table);
            bool isHook = shown is [{ Markdown: ['#', ' ', ..] }, ..] && (shown.Count > 1 || !Sentences.BeginsBold(source));
            shown.AddRange(isWhole ? Whole(block, source) : text is null && !isHook ? Parts(block, source, cell.Source) : []);
            if (!isWhole)
                said.Add(source);
        }
        if (!string.IsNullOrWhiteSpace(text))
            shown.Insert(shown.Count(piece => piece.IsHeading), new(text, Sentences.Words(text)));
        return new(shown, string.Join("\n\n", said));
    }

    private static bool IsShownWhole(Block block) => block is HeadingBlock or DisplayMath or Table or FencedCodeBlock
        || (block is ParagraphBlock { Inline: { } inline } && inline.All(part => part is LinkInline { IsImage: true } or LineBreakInline));

    private static IEnumerable<SlidePiece> Whole(Block block, string source) => block switch
    {
        HeadingBlock => [new(source, Sentences.Words(source))],
        Table => Rows(source.Split('\n')),
        _ => [new(source, 0) { IsBlock = true }],
    };

    // A long table goes on on the next slide, below the same heads, in parts of about the same length.
    private static IEnumerable<SlidePiece> Rows(string[] lines)
    {
        string heads = string.Join('\n', lines[..2]);
        int headWords = Sentences.Words(heads), most = Math.Max(1, Slide.MostWords - WordsOfAHeading - headWords);
        int[] words = [.. lines[2..].Select(Sentences.Words)];
        int parts = (words.Sum() + most - 1) / most, start = 0;
        for (int part = 1; part <= parts; part++)
        {
            int end = start, until = words.Sum() * part / parts;
            while (end < words.Length && (part == parts || words[..end].Sum() + words[end] / 2 < until))
                end++;
            if (end > start)
                yield return new(string.Join('\n', [heads, .. lines[(2 + start)..(2 + end)]]), headWords + words[start..end].Sum()) { IsBlock = true };
            start = end;
        }
        if (parts == 0)
            yield return new(string.Join('\n', lines), headWords) { IsBlock = true };
    }

    private static IEnumerable<SlidePiece> Parts(Block block, string source, string all) => block switch
    {
        ParagraphBlock => Bold(source),
        ListBlock list => list.OfType<ListItemBlock>().Select((item, number) => Item(item, list.IsOrdered ? $"{number + 1}. " : "- ", all)).OfType<SlidePiece>(),
        QuoteBlock quote => quote.Descendants<ParagraphBlock>().SelectMany(paragraph => Bold(Source(paragraph, all).Replace("\n>", "\n", StringComparison.Ordinal))),
        _ => [],
    };

    private static IEnumerable<SlidePiece> Bold(string paragraph)
    {
        string sentences = string.Join(' ', Sentences.Bold(paragraph));
        return sentences.Length == 0 ? [] : [new(sentences, Sentences.Words(sentences))];
    }

    private static SlidePiece? Item(ListItemBlock item, string bullet, string all)
    {
        if (item.FirstOrDefault() is not ParagraphBlock paragraph)
            return null;
        string source = Source(paragraph, all);
        string text = string.Join(' ', Sentences.Bold(source) is { Count: > 0 } bold ? bold : Sentences.First(source));
        return new(bullet + text, Sentences.Words(text)) { IsItem = true };
    }

    private static string Source(Block block, string all) => all.Substring(block.Span.Start, Math.Min(block.Span.Length, all.Length - block.Span.Start));
}
