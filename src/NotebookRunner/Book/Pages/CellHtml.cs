namespace NotebookRunner.Book.Pages;

/// <summary>A code cell and its two halves as HTML.</summary>
internal static class CellHtml
{
    /// <summary>The cell with its result and its run time, its code folded where the tag hide-input says so; empty where there is nothing in it.</summary>
    public static string Cell(NotebookCell cell, string prefix = "")
    {
        if (!cell.IsCode || string.IsNullOrWhiteSpace(cell.Source))
            return "";
        string time = Seconds(cell) is { } seconds
            ? $"<p class=\"time\" title=\"Run time of this cell\">{Html.Escape(Duration.Text(seconds))}</p>"
            : "";
        return $"""
            <div class="cell" id="{prefix}cell-{cell.Number}">
            {(cell.IsFolded ? $"<details class=\"folded\"><summary>Show code</summary>\n{Code(cell, time)}</details>\n" : Code(cell, time))}{Result(cell)}</div>

            """;
    }

    public static double? Seconds(NotebookCell cell) => (double?)cell.Metadata["rnn"]?["seconds"];

    public static string Code(NotebookCell cell, string time = "") =>
        $"<div class=\"code\"><pre><code class=\"language-csharp\">{Html.Escape(cell.Source.Trim('\n'))}</code></pre>{time}</div>\n";

    /// <summary>What the cell gave; empty where it gave nothing.</summary>
    public static string Result(NotebookCell cell)
    {
        string outputs = OutputRenderer.Render(cell.Outputs, ClosedHtml.Of);
        return outputs.Length == 0 ? "" : $"<div class=\"result\" role=\"group\" aria-label=\"Result\">\n{outputs}</div>\n";
    }

    public static bool HasFigure(string html) => html.Contains("data-rnn-figure", StringComparison.Ordinal);
}
