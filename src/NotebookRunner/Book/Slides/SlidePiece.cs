namespace NotebookRunner.Book.Slides;

/// <summary>A piece of a text cell that the audience sees.</summary>
/// <param name="Markdown">The piece as it is written.</param>
/// <param name="Words">How many words one sees; an equation on lines of its own and code have none.</param>
internal sealed record SlidePiece(string Markdown, int Words)
{
    /// <summary>Whether it is a heading, which a slide has before anything else.</summary>
    public bool IsHeading => Markdown.StartsWith('#');

    /// <summary>Whether it is an item of a list.</summary>
    public bool IsItem { get; init; }

    /// <summary>Whether it may stand on the next slide: an item of a list, or some rows of a table.</summary>
    public bool MayWait => IsItem || (IsBlock && Words > 0);

    /// <summary>Whether it is no text: an equation, a picture, a table, code.</summary>
    public bool IsBlock { get; init; }

    /// <summary>Markdown of several pieces.</summary>
    public static string Join(IReadOnlyList<SlidePiece> pieces) =>
        string.Concat(pieces.Select((piece, number) => (number == 0 ? "" : piece.IsItem && pieces[number - 1].IsItem ? "\n" : "\n\n") + piece.Markdown));
}
