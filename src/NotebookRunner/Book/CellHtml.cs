using NotebookRunner.Notebooks;

namespace NotebookRunner.Book;

/// <summary>The two halves of a code cell as HTML.</summary>
internal static class CellHtml
{
    public static string Code(NotebookCell cell) =>
        $"<div class=\"code\"><pre><code class=\"language-csharp\">{Html.Escape(cell.Source.Trim('\n'))}</code></pre></div>\n";

    /// <summary>What the cell gave; empty where it gave nothing.</summary>
    public static string Result(NotebookCell cell)
    {
        string outputs = OutputRenderer.Render(cell.Outputs);
        return outputs.Length == 0 ? "" : $"<div class=\"result\" role=\"group\" aria-label=\"Result\">\n{outputs}</div>\n";
    }

    public static bool HasFigure(string html) => html.Contains("data-rnn-figure", StringComparison.Ordinal);
}
