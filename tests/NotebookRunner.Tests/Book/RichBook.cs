namespace NotebookRunner.Tests.Book;

/// <summary>A small book with one of everything, for the classes that use its pages as a reader does.</summary>
[CollectionDefinition(Name)]
public sealed class RichBook() : BrowserFixture(RichLesson.Book), ICollectionFixture<RichBook>
{
    public const string Name = "the rich book";
}
