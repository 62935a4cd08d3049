using System.Text;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace NotebookRunner.Book.Pages;

/// <summary>Collects a notebook's words, heading by heading.</summary>
internal sealed partial class SearchText
{
    /// <summary>The words under one heading: plain text, equations as TeX, code as written.</summary>
    internal sealed record Section(string Anchor, string Heading, string Text);

    private readonly List<(string Anchor, string Heading, StringBuilder Text)> sections = [("", "", new())];

    public IReadOnlyList<Section> Sections =>
        [.. sections.Select(section => new Section(section.Anchor, section.Heading, section.Text.ToString().Trim())).Where(section => section.Anchor.Length > 0 || section.Text.Length > 0)];

    /// <param name="document">A text cell whose headings have their anchors.</param>
    public void Add(MarkdownDocument document)
    {
        foreach (var block in document.Descendants<LeafBlock>())
        {
            if (block is HeadingBlock heading)
                sections.Add((heading.GetAttributes().Id ?? "", InlineText.Plain(heading.Inline).Trim(), new()));
            else
                Add(Tex().Replace(Words(block), ""));
        }
    }

    public void Add(string text) => sections[^1].Text.Append(Whitespace().Replace(text, " ")).Append(' ');

    private static string Words(LeafBlock block) => block switch
    {
        DisplayMath equation => equation.Tex,
        CodeBlock code => code.Lines.ToString(),
        { Inline: { } inline } => InlineText.Plain(inline),
        _ => "",
    };

    // One searches for w_xh and tanh, not for w_{xh} and \tanh.
    [GeneratedRegex(@"\\(?=[A-Za-z])|[{}]")]
    private static partial Regex Tex();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();
}
