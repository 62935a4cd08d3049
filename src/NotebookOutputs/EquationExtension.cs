using Markdig;
using Markdig.Extensions.Mathematics;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace NotebookOutputs;

/// <summary>Equations as elements of class <c>math</c> that hold the TeX source untouched: readable, and drawn by KaTeX.</summary>
internal sealed class EquationExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.Insert(0, new DisplayMathParser());
        pipeline.InlineParsers.Insert(0, new InlineMathParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Add(new InlineRenderer());
        renderer.ObjectRenderers.Add(new DisplayRenderer());
    }

    public static string Span(MathInline math) =>
        $"<span class=\"math{(math.DelimiterCount == 2 ? " display" : "")}\">{Html.Escape(math.Content.ToString().Trim())}</span>";

    private sealed class InlineRenderer : HtmlObjectRenderer<MathInline>
    {
        protected override void Write(HtmlRenderer renderer, MathInline obj) => renderer.Write(Span(obj));
    }

    private sealed class DisplayRenderer : HtmlObjectRenderer<DisplayMath>
    {
        protected override void Write(HtmlRenderer renderer, DisplayMath obj) =>
            renderer.EnsureLine().Write("<div class=\"math display\">").Write(Html.Escape(obj.Tex)).WriteLine("</div>");
    }
}
