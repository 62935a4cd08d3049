using NotebookRunner.Book.Pages;
using NotebookRunner.Book.Slides;

namespace NotebookRunner.Book;

/// <summary>Writes executed notebooks as a book of web pages that needs no server.</summary>
internal static class BookWriter
{
    /// <summary>Replaces the output folder as a whole, once every page is written. Returns the path of index.html.</summary>
    /// <exception cref="UsageException">Two pages would have the same name.</exception>
    /// <exception cref="IOException">The output folder holds something else than a book, or cannot be written.</exception>
    public static async Task<string> WriteAsync(Workspace workspace, IReadOnlyList<NotebookPage> pages, string outputFolder, CancellationToken cancellation)
    {
        string output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(outputFolder));
        var links = new LinkMap(workspace.Root, output, pages);
        var assets = new WebAssets(workspace.Web);
        await ReplacedFolder.WriteAsync(output, WebAssets.Proof, async folder =>
        {
            Chapter[] chapters = Chapters(pages, links);
            assets.CopyTo(Path.Combine(folder, "assets"));
            links.CopyImages(folder);
            foreach (var (name, text) in Files(chapters, new PageWriter(assets, links, workspace.Root), assets))
                await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancellation);
        });
        return Path.Combine(output, "index.html");
    }

    /// <exception cref="UsageException">Two pages would have the same name.</exception>
    public static Chapter[] Chapters(IReadOnlyList<NotebookPage> pages, LinkMap links)
    {
        if (pages.Select(page => page.FileName).Append("index.html").CountBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(name => name.Value > 1).Key is { } taken)
            throw new UsageException($"Two pages of the book would be {taken}, and index.html is its list of lessons: rename a notebook.");
        return [.. pages.Select(page => Chapter.Read(page, links))];
    }

    /// <summary>What is written of the chapters: lessons, slides, the list of lessons, and the words for the search.</summary>
    public static IEnumerable<(string Name, string Text)> Files(Chapter[] chapters, PageWriter writer, WebAssets assets) =>
    [
        .. chapters.Select((chapter, number) => (chapter.Page.FileName, writer.Lesson(chapters, number))),
        .. chapters.Select(chapter => chapter.Deck).OfType<Deck>().Select(deck => (deck.Page.DeckFileName, deck.ToHtml(assets))),
        ("index.html", writer.Index(chapters)),
        ("assets/search-index.js", PageWriter.SearchIndex(chapters)),
    ];
}
