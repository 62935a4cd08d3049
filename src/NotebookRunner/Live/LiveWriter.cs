using NotebookRunner.Book;
using NotebookRunner.Book.Cells;
using NotebookRunner.Book.Pages;
using NotebookRunner.Book.Slides;
using NotebookRunner.Notebooks;
using NotebookRunner.Running;

namespace NotebookRunner.Live;

/// <summary>Writes the book as pages whose cells run in the reader's browser: static files for any web host.</summary>
internal static class LiveWriter
{
    private const string IndexTemplate = "live-index.html";

    /// <summary>Replaces the output folder as a whole. Returns the path of index.html.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="notebookPaths">The lessons.</param>
    /// <param name="parts">What the pages load beside the book's own files.</param>
    /// <param name="outputFolder">The folder to write.</param>
    /// <param name="cancellation">Stops the writing; the folder stays as it was.</param>
    /// <exception cref="NotebookFormatException">A notebook cannot be read.</exception>
    /// <exception cref="IOException">The output folder holds something else than a book, or cannot be written.</exception>
    public static async Task<string> WriteAsync(Workspace workspace, IReadOnlyList<string> notebookPaths, LiveParts parts, string outputFolder, CancellationToken cancellation)
    {
        string output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(outputFolder));
        NotebookPage[] pages = [.. notebookPaths.Select(path => NotebookPage.For(workspace.Root, path).WithSolutions(workspace))];
        // Seen from a web host the repository is nowhere: links to its files become plain text.
        var links = new LinkMap(workspace.Root, Path.GetPathRoot(workspace.Root)!, pages);
        var assets = new WebAssets(Path.Combine(workspace.Artifacts, "web"));
        if (!assets.AreInstalled)
            throw new IOException($"{Path.Combine(workspace.Artifacts, "web")} lacks files that live pages load, and they load nothing from elsewhere. Install npm and build again: dotnet build -c Release src/NotebookRunner.");
        await ReplacedFolder.WriteAsync(output, WebAssets.Proof, async folder =>
        {
            Chapter[] chapters = [.. pages.Select(page => ChapterReader.Read(page, links))];
            Directory.CreateDirectory(Path.Combine(folder, "assets"));
            assets.CopyTo(Path.Combine(folder, "assets"));
            links.CopyImages(folder);
            parts.CopyTo(folder);
            await File.WriteAllTextAsync(Path.Combine(folder, "assets", "figure-loader.js"), FigureLoader.In(chapters.Select(chapter => chapter.Body)), cancellation).ConfigureAwait(false);
            await WritePagesAsync([.. chapters.Select(chapter => chapter with { Body = LiveCells.In(chapter, parts.Slow) })], new PageWriter(assets, links, workspace.Root, IndexTemplate), assets, folder, cancellation).ConfigureAwait(false);
            await WriteNotebooksAsync(pages, folder, cancellation).ConfigureAwait(false);
            // GitHub Pages hides folders such as _framework unless it is told.
            await File.WriteAllTextAsync(Path.Combine(folder, ".nojekyll"), "", cancellation).ConfigureAwait(false);
            await OfflineFiles.WriteAsync(folder, cancellation).ConfigureAwait(false);
        }).ConfigureAwait(false);
        return Path.Combine(output, "index.html");
    }

    private static async Task WritePagesAsync(Chapter[] chapters, PageWriter writer, WebAssets assets, string folder, CancellationToken cancellation)
    {
        var scripts = new InlineScripts();
        for (int number = 0; number < chapters.Length; number++)
            await WriteAsync(chapters[number].Page.FileName, LivePage.Of(writer.Lesson(chapters, number), scripts, LessonName(chapters[number].Page))).ConfigureAwait(false);
        foreach (var deck in chapters.Select(chapter => chapter.Deck).OfType<Deck>())
            await WriteAsync(deck.Page.DeckFileName, LivePage.OfDeck(DeckPage.Write(deck, assets))).ConfigureAwait(false);
        await WriteAsync("index.html", LivePage.Of(writer.Index(chapters), scripts)).ConfigureAwait(false);
        await WriteAsync("assets/search-index.js", SearchIndex.Script(chapters)).ConfigureAwait(false);
        foreach (var (file, script) in scripts.Files)
            await WriteAsync(file, script).ConfigureAwait(false);

        Task WriteAsync(string name, string page) => File.WriteAllTextAsync(Path.Combine(folder, name), page, cancellation);
    }

    // As the page shows them: what a reader exports has the outputs that he saw.
    private static async Task WriteNotebooksAsync(NotebookPage[] pages, string folder, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.Combine(folder, "notebooks"));
        foreach (var page in pages)
            await File.WriteAllTextAsync(Path.Combine(folder, "notebooks", $"{LessonName(page)}.ipynb"), NotebookDocument.Load(page.Executed).ToJson(), cancellation).ConfigureAwait(false);
    }

    private static string LessonName(NotebookPage page) => Path.GetFileNameWithoutExtension(page.FileName);
}
