using NotebookRunner.Book.Pages;

namespace NotebookRunner.Book.Slides;

/// <summary>A lesson as a lecture.</summary>
internal sealed record Deck(NotebookPage Page, string PlainTitle, IReadOnlyList<Slide> Slides);
