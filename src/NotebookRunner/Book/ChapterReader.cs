using System.Text;
using NotebookRunner.Book.Slides;
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
            body.Append(cell.IsMarkdown ? text.Render(cell) : cell.IsCode ? Code(cell, text.Search) : "");

        string plain = text.PlainTitle.Length > 0 ? text.PlainTitle : notebook.Name;
        string title = text.Headings is [var first, ..] ? first.Label : Html.Escape(plain);
        return new(page, WithoutNumber(title, page.Number), plain, text.Summary, body.ToString())
        {
            Headings = text.Headings,
            Sections = text.Search.Sections,
            FailedCells = [.. notebook.Cells.Where(HasFailed).Select(cell => cell.Number)],
            Skipped = (string?)notebook.Metadata["rnn"]?["skipped"],
            Seconds = Total(notebook.Cells.Select(Seconds)),
            Deck = DeckReader.Read(notebook, page, links),
        };
    }

    private static string WithoutNumber(string title, string number) =>
        title.StartsWith(number + " ", StringComparison.Ordinal) ? title[number.Length..].TrimStart() : title;

    private static string Code(NotebookCell cell, SearchText search)
    {
        if (string.IsNullOrWhiteSpace(cell.Source))
            return "";
        search.Add(cell.Source);
        string time = Seconds(cell) is { } seconds
            ? $"<p class=\"time\" title=\"Run time of this cell\">{Html.Escape(Duration.Text(seconds))}</p>\n"
            : "";
        return $"""
            <div class="cell" id="cell-{cell.Number}">
            {CellHtml.Code(cell)}{time}{CellHtml.Result(cell)}</div>

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
