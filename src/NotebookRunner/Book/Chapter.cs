namespace NotebookRunner.Book;

/// <summary>One notebook as the book shows it. Title (without the lesson's number), summary and body are HTML.</summary>
internal sealed record Chapter(NotebookPage Page, string Title, string PlainTitle, string Summary, string Body)
{
    public required IReadOnlyList<Heading> Headings { get; init; }

    /// <summary>The numbers of the cells that ended with an error.</summary>
    public required IReadOnlyList<int> FailedCells { get; init; }

    /// <summary>The cells' run times added up; none where the notebook does not say.</summary>
    public required double? Seconds { get; init; }

    public bool HasFigures => Body.Contains("data-rnn-figure", StringComparison.Ordinal);
}
