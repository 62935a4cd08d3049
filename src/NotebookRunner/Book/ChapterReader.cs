using System.Text;
using NotebookRunner.Book.Text;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Book;

/// <summary>Makes a <see cref="Chapter"/> of a notebook.</summary>
internal static class ChapterReader
{
    public static Chapter Read(NotebookPage page, LinkMap links)
    {
        var notebook = NotebookDocument.Load(page.Executed);
        var text = new TextRenderer(page, links);
        var body = new StringBuilder();
        foreach (var cell in notebook.Cells)
            body.Append(cell.IsMarkdown ? text.Render(cell) : cell.IsCode ? Code(cell) : "");

        string plain = text.PlainTitle.Length > 0 ? text.PlainTitle : notebook.Name;
        string title = text.Headings is [var first, ..] ? first.Label : Html.Escape(plain);
        return new(page, WithoutNumber(title, page.Number), plain, text.Summary, body.ToString())
        {
            Headings = text.Headings,
            FailedCells = [.. notebook.Cells.Where(HasFailed).Select(cell => cell.Number)],
            Seconds = Total(notebook.Cells.Select(Seconds)),
        };
    }

    private static string WithoutNumber(string title, string number) =>
        title.StartsWith(number + " ", StringComparison.Ordinal) ? title[number.Length..].TrimStart() : title;

    private static string Code(NotebookCell cell)
    {
        if (string.IsNullOrWhiteSpace(cell.Source))
            return "";
        string time = Seconds(cell) is { } seconds
            ? $"<p class=\"time\" title=\"Run time of this cell\">{Html.Escape(Duration.Text(seconds))}</p>\n"
            : "";
        string outputs = OutputRenderer.Render(cell.Outputs);
        string result = outputs.Length == 0 ? "" : $"<div class=\"result\" role=\"group\" aria-label=\"Result\">\n{outputs}</div>\n";
        return $"""
            <div class="cell" id="cell-{cell.Number}">
            <div class="code"><pre><code class="language-csharp">{Html.Escape(cell.Source.Trim('\n'))}</code></pre></div>
            {time}{result}</div>

            """;
    }

    private static bool HasFailed(NotebookCell cell) => cell.IsCode && cell.Outputs.Any(OutputRenderer.IsError);

    private static double? Seconds(NotebookCell cell) => (double?)cell.Metadata["rnn"]?["seconds"];

    private static double? Total(IEnumerable<double?> seconds)
    {
        double[] known = [.. seconds.OfType<double>()];
        return known.Length == 0 ? null : known.Sum();
    }
}
