using NotebookEngine.Protocol;
using NotebookRunner.Book.Cells;
using NotebookRunner.Book.Pages;
using NotebookRunner.Book.Slides;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Book;

/// <summary>Writes the slides of lessons, without the book.</summary>
internal static class DeckWriter
{
    /// <summary>Replaces the output folder as a whole. Returns the paths of the decks.</summary>
    /// <exception cref="UsageException">No cell of these notebooks is marked.</exception>
    /// <exception cref="Notebooks.NotebookFormatException">A notebook cannot be read.</exception>
    /// <exception cref="IOException">The output folder holds something else than slides, or cannot be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(
        string repositoryRoot, IReadOnlyList<string> notebookPaths, string outputFolder, CancellationToken cancellation)
    {
        string output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(outputFolder));
        NotebookPage[] pages = [.. notebookPaths.Select(path => NotebookPage.For(repositoryRoot, path)).Select(page => page with { FileName = page.DeckFileName })];
        var links = new LinkMap(repositoryRoot, output, pages);
        var assets = new WebAssets(Path.Combine(repositoryRoot, "artifacts", "web"));
        Deck[] decks = [.. pages.Select(page => ChapterReader.Read(page, links).Deck).OfType<Deck>()];
        if (decks.Length == 0)
            throw new UsageException("No cell is marked for slides. Set slideshow.slide_type in the metadata of the cells to show: slide, subslide, fragment, - or notes.");
        await ReplacedFolder.WriteAsync(output, WebAssets.Proof, async folder =>
        {
            assets.CopyTo(Path.Combine(folder, "assets"));
            foreach (var deck in decks)
                await File.WriteAllTextAsync(Path.Combine(folder, deck.Page.FileName), DeckPage.Write(deck, assets), cancellation).ConfigureAwait(false);
            links.CopyImages(folder);
        }).ConfigureAwait(false);
        return [.. decks.Select(deck => Path.Combine(output, deck.Page.FileName))];
    }
}
