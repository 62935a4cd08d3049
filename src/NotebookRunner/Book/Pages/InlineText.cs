using Markdig.Extensions.Mathematics;
using Markdig.Syntax.Inlines;

namespace NotebookRunner.Book.Pages;

/// <summary>The text of a heading without its links: as it is read, and as HTML for another place.</summary>
internal static class InlineText
{
    private const string Gap = "…";

    public static string Plain(Inline? inline) => inline switch
    {
        LiteralInline literal => literal.Content.ToString(),
        CodeInline code => code.Content,
        MathInline math => math.Content.ToString(),
        HtmlEntityInline entity => entity.Transcoded.ToString(),
        LineBreakInline => " ",
        ContainerInline container => string.Concat(container.Select(Plain)),
        _ => "",
    };

    /// <summary>The words alone: code and equations leave a gap, which no phrase reaches over.</summary>
    public static string Words(Inline? inline) => inline switch
    {
        CodeInline or MathInline => Gap,
        ContainerInline container => string.Concat(container.Select(Words)),
        _ => Plain(inline),
    };

    public static string Label(Inline? inline) => inline switch
    {
        CodeInline code => $"<code>{Html.Escape(code.Content)}</code>",
        MathInline math => EquationExtension.Span(math),
        EmphasisInline emphasis => $"<em>{string.Concat(emphasis.Select(Label))}</em>",
        ContainerInline container => string.Concat(container.Select(Label)),
        _ => Html.Escape(Plain(inline)),
    };
}
