namespace NotebookRunner.Tests.Live;

/// <summary>The small lessons, for all classes that use their pages and leave them as they are.</summary>
[CollectionDefinition(Name)]
public sealed class LiveSite() : LiveFixture(LiveLessons.Book), ICollectionFixture<LiveSite>
{
    public const string Name = "the live book";
}
