using NotebookRunner.Book.Pages;

namespace NotebookRunner.Book.Slides;

/// <summary>A lesson as a lecture.</summary>
internal sealed record Deck(NotebookPage Page, string PlainTitle, IReadOnlyList<Slide> Slides)
{
    /// <summary>Slides that are shown in an hour.</summary>
    public const int MostSlides = 30;
}
