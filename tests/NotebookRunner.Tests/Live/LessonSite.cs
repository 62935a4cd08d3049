using NotebookRunner.Tests.Book;

namespace NotebookRunner.Tests.Live;

/// <summary>The live book of the real lessons.</summary>
public sealed class LessonSite() : LiveFixture(SampleBook.OfTheLessons);
