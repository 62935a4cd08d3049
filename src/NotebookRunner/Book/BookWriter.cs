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
        RefuseToReplaceOtherFiles(output);
        string unfinished = $"{output}.{Path.GetRandomFileName()}";
        try
        {
            await WritePagesAsync(repositoryRoot, notebookPaths, output, unfinished, cancellation).ConfigureAwait(false);
            Replace(output, unfinished);
        }
        finally
        {
            Delete(unfinished);
        }
        return Path.Combine(output, "index.html");
    }

    private static void RefuseToReplaceOtherFiles(string output)
    {
        bool isBook = File.Exists(Path.Combine(output, "assets", "book.css"));
        if (!isBook && Directory.Exists(output) && Directory.EnumerateFileSystemEntries(output).Any())
            throw new IOException($"{output} holds files that are not a book, and a book replaces its folder as a whole. "
                + "Name another folder or empty this one.");
    }

    private static async Task WritePagesAsync(
        string repositoryRoot, IReadOnlyList<string> notebookPaths, string output, string unfinished, CancellationToken cancellation)
    {
        NotebookPage[] pages = [.. notebookPaths.Select(path => NotebookPage.For(repositoryRoot, path))];
        if (pages.Select(page => page.FileName).Append("index.html").CountBy(name => name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(name => name.Value > 1).Key is { } taken)
            throw new UsageException($"Two pages of the book would be {taken}, and index.html is its list of lessons: rename a notebook.");
        var links = new LinkMap(repositoryRoot, output, pages);
        var assets = new WebAssets(Path.Combine(repositoryRoot, "artifacts", "web"));
        var writer = new PageWriter(assets, links, repositoryRoot);
        Chapter[] chapters = [.. pages.Select(page => ChapterReader.Read(page, links))];

        assets.CopyTo(Path.Combine(unfinished, "assets"));
        for (int number = 0; number < chapters.Length; number++)
            await WriteAsync(chapters[number].Page.FileName, writer.Lesson(chapters, number)).ConfigureAwait(false);
        await WriteAsync("index.html", writer.Index(chapters)).ConfigureAwait(false);
        CopyImages(links, unfinished);

        Task WriteAsync(string name, string page) => File.WriteAllTextAsync(Path.Combine(unfinished, name), page, cancellation);
    }

    private static void CopyImages(LinkMap links, string folder)
    {
        foreach (var (address, file) in links.Images)
        {
            string target = Path.Combine(folder, Uri.UnescapeDataString(address));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private static void Replace(string output, string finished)
    {
        string stale = $"{finished}.old";
        if (Directory.Exists(output))
            Directory.Move(output, stale);
        Directory.Move(finished, output);
        Delete(stale);
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}
