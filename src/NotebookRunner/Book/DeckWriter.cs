using NotebookRunner.Book.Pages;
using NotebookRunner.Book.Slides;

namespace NotebookRunner.Book;

/// <summary>Writes the slides of lessons, without the book.</summary>
internal static class DeckWriter
{
    /// <summary>Replaces the output folder as a whole. Returns the paths of the decks.</summary>
    /// <exception cref="UsageException">No cell of these notebooks is marked.</exception>
    /// <exception cref="IOException">The output folder holds something else than slides, or cannot be written.</exception>
    public static async Task<IReadOnlyList<string>> WriteAsync(Workspace workspace, IReadOnlyList<NotebookPage> lessons, string outputFolder, CancellationToken cancellation)
    {
        string output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(outputFolder));
        NotebookPage[] pages = [.. lessons.Select(page => page with { FileName = page.DeckFileName })];
        var links = new LinkMap(workspace.Root, output, pages);
        var assets = new WebAssets(workspace.Web);
        Deck[] decks = [.. pages.Select(page => DeckBuilder.Read(page, links)).OfType<Deck>()];
        if (decks.Length == 0)
            throw new UsageException("No cell is marked for slides. Set slideshow.slide_type in the metadata of the cells to show: slide, subslide, fragment, - or notes.");
        await ReplacedFolder.WriteAsync(output, WebAssets.Proof, async folder =>
        {
            assets.CopyTo(Path.Combine(folder, "assets"));
            foreach (var deck in decks)
                await File.WriteAllTextAsync(Path.Combine(folder, deck.Page.FileName), deck.ToHtml(assets), cancellation);
            links.CopyImages(folder);
        });
        return [.. decks.Select(deck => Path.Combine(output, deck.Page.FileName))];
    }
}
