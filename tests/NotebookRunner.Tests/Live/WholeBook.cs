using NotebookRunner.Tests.Book;

namespace NotebookRunner.Tests.Live;

/// <summary>The live book of all lessons with its engine, as <c>book --live</c> wrote it.</summary>
[CollectionDefinition(Name)]
public sealed class WholeBook() : LiveFixture(Folder), ICollectionFixture<WholeBook>
{
    public const string Name = "the whole live book";

    private protected override bool KeepsBook => true;

    internal static string Folder => Path.GetFullPath(Path.Combine(SampleBook.InstalledWebFolder, "..", "live"));
}
