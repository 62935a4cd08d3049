namespace NotebookRunner.Tests.Book;

/// <summary>The book of the real lessons. A class that looks at all pages, or at all decks, has one of its own, so that they run side by side.</summary>
[CollectionDefinition(Name)]
public sealed class LessonBook() : BrowserFixture(SampleBook.OfTheLessons), ICollectionFixture<LessonBook>
{
    public const string Name = "the book of the lessons";
}
