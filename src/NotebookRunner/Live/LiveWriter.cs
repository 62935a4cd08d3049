using NotebookRunner.Book;
using NotebookRunner.Book.Pages;

namespace NotebookRunner.Live;

/// <summary>Writes the book as pages whose cells run in the reader's browser: static files for any web host.</summary>
internal static class LiveWriter
{
    private const string IndexTemplate = "live-index.html";

    /// <summary>Replaces the output folder as a whole. Returns the path of index.html.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="pages">The lessons.</param>
    /// <param name="parts">What the pages load beside the book's own files.</param>
    /// <param name="outputFolder">The folder to write.</param>
    /// <param name="cancellation">Stops the writing; the folder stays as it was.</param>
    /// <exception cref="IOException">The output folder holds something else than a book, or cannot be written.</exception>
    public static async Task<string> WriteAsync(Workspace workspace, IReadOnlyList<NotebookPage> pages, LiveParts parts, string outputFolder, CancellationToken cancellation)
    {
        string output = Path.TrimEndingDirectorySeparator(Path.GetFullPath(outputFolder));
        // Seen from a web host the repository is nowhere: links to its files become plain text.
        var links = new LinkMap(workspace.Root, Path.GetPathRoot(workspace.Root)!, pages);
        var assets = new WebAssets(workspace.Web);
        if (!assets.AreInstalled)
            throw new IOException($"{workspace.Web} lacks files that live pages load, and they load nothing from elsewhere. Install npm and build again: dotnet build -c Release src/NotebookRunner.");
        await ReplacedFolder.WriteAsync(output, WebAssets.Proof, async folder =>
        {
            Chapter[] chapters = BookWriter.Chapters(pages, links);
            assets.CopyTo(Path.Combine(folder, "assets"));
            links.CopyImages(folder);
            parts.CopyTo(folder);
            Directory.CreateDirectory(Path.Combine(folder, "notebooks"));
            var written = BookWriter.Files([.. chapters.Select(chapter => chapter with { Body = LiveCells.In(chapter, parts.Slow) })], new PageWriter(assets, links, workspace.Root, IndexTemplate), assets);
            foreach (var (name, text) in Strict(written).Concat(Extra(chapters)))
                await File.WriteAllTextAsync(Path.Combine(folder, name), text, cancellation);
            await OfflineFiles.WriteAsync(folder, cancellation);
        });
        return Path.Combine(output, "index.html");
    }

    private static IEnumerable<(string Name, string Text)> Strict(IEnumerable<(string Name, string Text)> written)
    {
        var scripts = new PageScripts();
        foreach (var (name, text) in written)
            yield return (name, name switch
            {
                "index.html" => LivePage.Of(text, scripts),
                _ when name.EndsWith(".slides.html", StringComparison.Ordinal) => LivePage.OfDeck(text),
                _ when name.EndsWith(".html", StringComparison.Ordinal) => LivePage.Of(text, scripts, Path.GetFileNameWithoutExtension(name)),
                _ => text,
            });
        foreach (var (name, script) in scripts.Files)
            yield return (name, script);
    }

    private static IEnumerable<(string Name, string Text)> Extra(Chapter[] chapters) =>
    [
        ("assets/figure-loader.js", PageScripts.FigureLoader(chapters.Select(chapter => chapter.Body))),
        // GitHub Pages hides folders such as _framework unless it is told.
        (".nojekyll", ""),
        // As the page shows them: what a reader exports has the outputs that he saw.
        .. chapters.Select(chapter => ($"notebooks/{Path.GetFileNameWithoutExtension(chapter.Page.FileName)}.ipynb", chapter.Page.Notebook.ToJson())),
    ];
}
