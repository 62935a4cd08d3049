using Markdig;
using Markdig.Extensions.EmphasisExtras;

namespace NotebookOutputs;

/// <summary>Markdown as notebooks write it.</summary>
internal static class MarkdownText
{
    public static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseFootnotes().UseDefinitionLists().UseTaskLists().UseAutoLinks().UseAlertBlocks()
        .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
        .Use<EquationExtension>()
        .Build();
}
