using NotebookEngine.Protocol;
using NotebookRunner.Book.Cells;
using NotebookRunner.Book.Pages;
using NotebookRunner.Book.Slides;
using NotebookRunner.Notebooks;
using NotebookRunner.Running;

namespace NotebookRunner.Book;

/// <summary>Writes executed notebooks as a book of web pages that needs no server.</summary>
internal static class BookWriter
{
    /// <summary>Replaces the output folder as a whole, once every page is written. Returns the path of index.html.</summary>
    /// <exception cref="Notebooks.NotebookFormatException">A notebook cannot be read.</exception>
    /// <exception cref="IOException">The output folder holds something else than a book, or cannot be written.</exception>
    public static async Task<string> WriteAsync(
        string repositoryRoot, IReadOnlyList<string> notebookPaths, string outputFolder, CancellationToken cancellation)
    {
        string output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(outputFolder));
        NotebookPage[] pages = [.. notebookPaths.Select(path => NotebookPage.For(repositoryRoot, path).WithSolutions(new Workspace(repositoryRoot)))];
        RefuseSameName(pages);
        var links = new LinkMap(repositoryRoot, output, pages);
        var assets = new WebAssets(Path.Combine(repositoryRoot, "artifacts", "web"));
        await ReplacedFolder.WriteAsync(output, WebAssets.Proof, async folder =>
        {
            Chapter[] chapters = [.. pages.Select(page => ChapterReader.Read(page, links))];
            await WritePagesAsync(chapters, new PageWriter(assets, links, repositoryRoot), assets, folder, cancellation).ConfigureAwait(false);
            assets.CopyTo(Path.Combine(folder, "assets"));
            links.CopyImages(folder);
        }).ConfigureAwait(false);
        return Path.Combine(output, "index.html");
    }

    private static void RefuseSameName(NotebookPage[] pages)
    {
        if (pages.Select(page => page.FileName).Append("index.html").CountBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(name => name.Value > 1).Key is { } taken)
            throw new UsageException($"Two pages of the book would be {taken}, and index.html is its list of lessons: rename a notebook.");
    }

    private static async Task WritePagesAsync(Chapter[] chapters, PageWriter writer, WebAssets assets, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        for (int number = 0; number < chapters.Length; number++)
            await WriteAsync(chapters[number].Page.FileName, writer.Lesson(chapters, number)).ConfigureAwait(false);
        foreach (var deck in chapters.Select(chapter => chapter.Deck).OfType<Deck>())
            await WriteAsync(deck.Page.DeckFileName, DeckPage.Write(deck, assets)).ConfigureAwait(false);
        await WriteAsync("index.html", writer.Index(chapters)).ConfigureAwait(false);
        await WriteAsync("assets/search-index.js", SearchIndex.Script(chapters)).ConfigureAwait(false);

        Task WriteAsync(string name, string page) => File.WriteAllTextAsync(Path.Combine(folder, name), page, cancellation);
    }
}
