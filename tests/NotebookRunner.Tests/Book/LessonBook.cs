namespace NotebookRunner.Tests.Book;

/// <summary>The book of the real lessons. Classes that look at its pages one after the other share it; the decks have one of their own, beside them.</summary>
[CollectionDefinition(Name)]
public sealed class LessonBook() : BrowserFixture(SampleBook.OfTheLessons), ICollectionFixture<LessonBook>
{
    public const string Name = "the book of the lessons";
}
