using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace NotebookRunner.Book.Text;

/// <summary>Markdown as notebooks write it.</summary>
internal static class MarkdownText
{
    public static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseFootnotes().UseDefinitionLists().UseTaskLists().UseAutoLinks().UseAlertBlocks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .Use<MathExtension>()
        .Build();
}
