using System.Text;
using NotebookRunner.Book.Pages;
using NotebookRunner.Book.Slides;
using NotebookRunner.Handouts;

namespace NotebookRunner.Book;

/// <summary>One notebook as the book shows it. Title (without the lesson's number), summary and body are HTML.</summary>
internal sealed record Chapter(NotebookPage Page, string Title, string PlainTitle, string Summary, string Body)
{
    private static readonly string Dot = Html.Escape("·");

    public required IReadOnlyList<TextRenderer.Heading> Headings { get; init; }

    /// <summary>The words of the notebook, for the search.</summary>
    public required IReadOnlyList<SearchText.Section> Sections { get; init; }

    /// <summary>The numbers of the cells that ended with an error.</summary>
    public required IReadOnlyList<int> FailedCells { get; init; }

    /// <summary>Why the run skipped the notebook; none where it did not.</summary>
    public required string? Skipped { get; init; }

    /// <summary>The cells' run times added up; none where the notebook does not say.</summary>
    public required double? Seconds { get; init; }

    /// <summary>The slides; none where no cell is marked for them.</summary>
    public required Deck? Deck { get; init; }

    public static Chapter Read(NotebookPage page, LinkMap links)
    {
        var notebook = page.Notebook;
        var text = new TextRenderer(page, links);
        var body = new StringBuilder();
        var solutions = new FoldedSolutions(page.Solutions, links);
        string? exercise = null;
        foreach (var cell in notebook.Cells)
        {
            if (exercise is not null && ExerciseSection.HeadingLevel(cell) is 1 or 2 or 3)
            {
                body.Append(solutions.For(exercise));
                exercise = null;
            }
            exercise = ExerciseSection.Named(cell, level: 3) ?? exercise;
            body.Append(cell.IsMarkdown ? text.Render(cell) : Code(cell, text.Search));
        }
        body.Append(exercise is null ? "" : solutions.For(exercise));

        string title = text.Headings is [var first, ..] ? first.Label : Html.Escape(text.PlainTitle);
        return new(page, WithoutNumber(title, page.Number), text.PlainTitle, text.Summary, body.ToString())
        {
            Headings = text.Headings,
            Sections = text.Search.Sections,
            FailedCells = [.. notebook.Cells.Where(HasFailed).Select(cell => cell.Number)],
            Skipped = (string?)notebook.Metadata["rnn"]?["skipped"],
            Seconds = Total(notebook.Cells.Select(CellHtml.Seconds)),
            Deck = DeckBuilder.Read(page, links),
        };
    }

    // Of "05b Truncation" or "05b · Truncation", as HTML.
    private static string WithoutNumber(string title, string number)
    {
        if (!title.StartsWith(number + " ", StringComparison.Ordinal))
            return title;
        string rest = title[number.Length..].TrimStart();
        return rest.StartsWith(Dot, StringComparison.Ordinal) ? rest[Dot.Length..].TrimStart() : rest;
    }

    private static string Code(NotebookCell cell, SearchText search)
    {
        string html = CellHtml.Cell(cell);
        if (html.Length > 0)
            search.Add(cell.Source);
        return html;
    }

    private static bool HasFailed(NotebookCell cell) => cell.IsCode && !cell.MayFail && cell.Outputs.Any(OutputRenderer.IsError);

    private static double? Total(IEnumerable<double?> seconds)
    {
        double[] known = [.. seconds.OfType<double>()];
        return known.Length == 0 ? null : known.Sum();
    }
}
