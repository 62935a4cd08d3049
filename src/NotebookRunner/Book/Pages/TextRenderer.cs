using Markdig;
using Markdig.Helpers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace NotebookRunner.Book.Pages;

/// <summary>The text cells of one notebook as HTML: links rewritten, headings with anchors, equations kept word for word.</summary>
/// <param name="page">Where the notebook lies.</param>
/// <param name="links">What its links become.</param>
/// <param name="prefix">What its anchors begin with, where it shares a page with another notebook.</param>
internal sealed partial class TextRenderer(NotebookPage page, LinkMap links, string prefix = "")
{
    /// <summary>A heading of a page: its level, its anchor and its text as HTML without links.</summary>
    internal sealed record Heading(int Level, string Anchor, string Label);

    private readonly Anchors anchors = new(prefix);
    private readonly List<Heading> headings = [];

    public IReadOnlyList<Heading> Headings => headings;

    /// <summary>The first heading as plain text; the notebook's name before one was met.</summary>
    public string PlainTitle { get; private set; } = page.Notebook.Name;

    /// <summary>The first paragraph after the title, as HTML.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>The words rendered until now, for the search.</summary>
    public SearchText Search { get; } = new();

    /// <summary>What the links and pictures of a text cell lead to.</summary>
    /// <exception cref="NotebookFormatException">The text cannot be read.</exception>
    public static IEnumerable<string> Targets(string path, NotebookCell cell)
    {
        var document = Parse(path, cell);
        return [.. document.Descendants<LinkInline>().Select(link => link.Url ?? ""), .. document.Descendants<HtmlInline>().SelectMany(tag => HtmlLinks.In(tag.Tag)),
            .. document.Descendants<HtmlBlock>().SelectMany(block => HtmlLinks.In(block.Lines.ToString()))];
    }

    /// <summary>The words of a text cell without code and equations, which leave a gap, as the end of a block does.</summary>
    /// <exception cref="NotebookFormatException">The text cannot be read.</exception>
    public static string Prose(string path, NotebookCell cell) =>
        string.Join("\n…\n", Parse(path, cell).Descendants<LeafBlock>().Where(block => block.Inline is not null).Select(block => InlineText.Words(block.Inline)));

    /// <summary>A text cell as HTML.</summary>
    public string Render(NotebookCell cell) => Render(cell, cell.Source);

    /// <summary>A part of a text cell as HTML.</summary>
    /// <param name="cell">Where it stands, with the pictures that were pasted there.</param>
    /// <param name="source">Its Markdown.</param>
    public string Render(NotebookCell cell, string source)
    {
        var document = Parse(page.Source, cell, source);
        foreach (var link in document.Descendants<LinkInline>().ToList())
            Rewrite(link, cell);
        foreach (var tag in document.Descendants<HtmlInline>())
            tag.Tag = Rewritten(tag.Tag, cell);
        foreach (var block in document.Descendants<HtmlBlock>())
            block.Lines = new StringLineGroup(Rewritten(block.Lines.ToString(), cell));
        foreach (var heading in document.Descendants<HeadingBlock>())
            AddAnchor(heading);
        Search.Add(document);
        if (Summary.Length == 0 && headings.Count > 0)
            Summary = FirstParagraph(document);
        // Every cell counts its footnotes from one.
        return ClosedHtml.Of(FootnoteAnchor().Replace(document.ToHtml(MarkdownText.Pipeline), $"$1=\"$2fn$3:{prefix}{cell.Number}-"));
    }

    /// <summary>A text cell as blocks.</summary>
    /// <exception cref="NotebookFormatException">The text cannot be read.</exception>
    public static MarkdownDocument Parse(string path, NotebookCell cell) => Parse(path, cell, cell.Source);

    private static MarkdownDocument Parse(string path, NotebookCell cell, string source)
    {
        try
        {
            return Markdown.Parse(source, MarkdownText.Pipeline);
        }
        catch (ArgumentException error)
        {
            throw new NotebookFormatException($"{path}, cell {cell.Number}: its text cannot be read as Markdown. {error.Message} Lists, quotes or brackets lie too deep in each other: make them flatter.", error);
        }
    }

    private string Rewritten(string html, NotebookCell cell) => HtmlLinks.Rewrite(html, image => Image(image, cell), link => links.Link(page, link));

    // Pictures that were pasted into a cell lie in the cell.
    private string? Image(string url, NotebookCell cell) =>
        NotebookCell.IsAttachment(url) ? cell.Attachment(url) : links.Image(page, url);

    private void Rewrite(LinkInline link, NotebookCell cell)
    {
        string? target = link.IsImage ? Image(link.Url ?? "", cell) : links.Link(page, link.Url ?? "");
        link.Url = target;
        if (target is not null)
            return;
        link.MoveChildrenAfter(link);
        link.Remove();
    }

    private void AddAnchor(HeadingBlock heading)
    {
        string plain = InlineText.Plain(heading.Inline).Trim();
        if (headings.Count == 0 && plain.Length > 0)
            PlainTitle = plain;
        string anchor = anchors.For(plain);
        headings.Add(new(heading.Level, anchor, InlineText.Label(heading.Inline)));
        heading.GetAttributes().Id = anchor;
        heading.Inline?.AppendChild(new HtmlInline(
            $" <a class=\"anchor\" href=\"#{anchor}\" aria-label=\"Link to {Html.Escape(plain)}\">#</a>"));
    }

    private static string FirstParagraph(MarkdownDocument document)
    {
        if (document.Descendants<ParagraphBlock>().FirstOrDefault() is not { } paragraph)
            return "";
        using var writer = new StringWriter();
        var renderer = new HtmlRenderer(writer) { ImplicitParagraph = true };
        MarkdownText.Pipeline.Setup(renderer);
        renderer.Render(paragraph);
        return writer.ToString().Trim();
    }

    [GeneratedRegex("""(id|href)="(#?)fn(ref)?:""")]
    private static partial Regex FootnoteAnchor();
}
