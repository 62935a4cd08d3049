using NotebookRunner.Notebooks;

namespace NotebookRunner.Book.Pages;

/// <summary>A lesson's links as the book's: notebooks become pages, solutions places on them, images are copied, other files are reached by relative paths.</summary>
internal sealed class LinkMap(string repositoryRoot, string outputFolder, IReadOnlyList<NotebookPage> pages)
{
    /// <summary>The anchor of a lesson's first solution.</summary>
    public const string FirstSolution = "solutions";

    /// <summary>What the anchors of a solutions notebook begin with on the lesson's page.</summary>
    public const string SolutionPrefix = "solution-";

    private readonly string root = Path.GetFullPath(repositoryRoot);
    private readonly Dictionary<string, string> images = [];

    /// <summary>The address a link of the notebook has in the book, or none when nothing can be reached there.</summary>
    public string? Link(NotebookPage from, string url)
    {
        if (IsExternal(url))
            return url;
        if (IsNoPath(url))
            return null;
        var (path, anchor) = Split(from, url);
        var page = pages.FirstOrDefault(page => string.Equals(page.Source, path, StringComparison.OrdinalIgnoreCase));
        return page is not null ? page.Address + anchor : Solution(path, anchor) ?? Repository(path);
    }

    // Solutions have no page of their own: they are folded below the exercises of their lesson's.
    private string? Solution(string path, string anchor) =>
        pages.FirstOrDefault(page => string.Equals(page.Solutions?.Source, path, StringComparison.OrdinalIgnoreCase)) is { } lesson
            ? $"{lesson.Address}#{(anchor.Length == 0 ? FirstSolution : SolutionPrefix + anchor[1..])}"
            : null;

    /// <summary>The address of an image, which is copied into the book.</summary>
    public string? Image(NotebookPage from, string url)
    {
        if (IsExternal(url))
            return url;
        if (IsNoPath(url))
            return null;
        string path = Split(from, url).Path;
        if (!IsInside(root, path) || !File.Exists(path))
            return null;
        string address = "images/" + Address(root, path);
        images[address] = path;
        return address;
    }

    /// <summary>A file or folder of the repository, seen from the book; none when it does not exist or the book lies elsewhere.</summary>
    public string? Repository(string path)
    {
        bool reachable = IsInside(root, path) && IsInside(root, Path.GetFullPath(outputFolder)) && Path.Exists(path);
        return reachable ? Address(Path.GetFullPath(outputFolder), path) : null;
    }

    /// <summary>Copies the images that were linked until now to their addresses.</summary>
    public void CopyImages(string bookFolder)
    {
        foreach (var (address, file) in images)
        {
            string target = Path.Combine(bookFolder, Uri.UnescapeDataString(address));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }

    private static (string Path, string Anchor) Split(NotebookPage from, string url)
    {
        int hash = url.IndexOf('#');
        string path = Uri.UnescapeDataString(hash < 0 ? url : url[..hash]);
        return (Path.GetFullPath(path, Path.GetDirectoryName(from.Source)!), hash < 0 ? "" : url[hash..]);
    }

    private static bool IsExternal(string url) =>
        url.StartsWith('#') || (LinkAddress.IsUri(url) && !url.StartsWith("file:", StringComparison.OrdinalIgnoreCase));

    private static bool IsNoPath(string url) => Uri.UnescapeDataString(url).Contains('\0', StringComparison.Ordinal);

    private static bool IsInside(string folder, string path) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);

    private static string Address(string folder, string path) =>
        string.Join('/', Path.GetRelativePath(folder, path).Split('/', '\\').Select(Uri.EscapeDataString));
}
