using NotebookRunner.Book.Pages;
using NotebookRunner.Book.Slides;
using NotebookRunner.Book.Text;

namespace NotebookRunner.Book;

/// <summary>One notebook as the book shows it. Title (without the lesson's number), summary and body are HTML.</summary>
internal sealed record Chapter(NotebookPage Page, string Title, string PlainTitle, string Summary, string Body)
{
    public required IReadOnlyList<Heading> Headings { get; init; }

    /// <summary>The words of the notebook, for the search.</summary>
    public required IReadOnlyList<Section> Sections { get; init; }

    /// <summary>The numbers of the cells that ended with an error.</summary>
    public required IReadOnlyList<int> FailedCells { get; init; }

    /// <summary>Why the run skipped the notebook; none where it did not.</summary>
    public required string? Skipped { get; init; }

    /// <summary>The cells' run times added up; none where the notebook does not say.</summary>
    public required double? Seconds { get; init; }

    /// <summary>The slides; none where no cell is marked for them.</summary>
    public required Deck? Deck { get; init; }
}
