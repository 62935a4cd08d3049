using NotebookRunner.Tests.Support;

namespace NotebookRunner.Tests.Book;

/// <summary>The book of the real lessons, written once for all classes. One that looks at all pages, or at all decks, takes it as a fixture of its own, so that they run side by side.</summary>
[CollectionDefinition(Name)]
public sealed class LessonBook() : BrowserFixture(written), ICollectionFixture<LessonBook>
{
    public const string Name = "the book of the lessons";

    private static readonly Shared<SampleBook> written = Written(SampleBook.OfTheLessons);
}
