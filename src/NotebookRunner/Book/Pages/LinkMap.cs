using NotebookRunner.Handouts;

namespace NotebookRunner.Book.Pages;

/// <summary>A lesson's links as the book's: notebooks become pages, solutions places on them, images are copied, other files are reached by relative paths.</summary>
internal sealed partial class LinkMap(string repositoryRoot, string outputFolder, IReadOnlyList<NotebookPage> pages)
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
        return page is not null ? page.Address + anchor : Solution(from, path, anchor) ?? Repository(path);
    }

    // Solutions have no page of their own: they are folded below the exercises of their lesson's.
    private string? Solution(NotebookPage from, string path, string anchor)
    {
        NotebookPage[] lessons = [.. pages.Where(page => string.Equals(page.Solutions?.Source, path, StringComparison.OrdinalIgnoreCase))];
        var lesson = lessons.Length < 2 ? lessons.FirstOrDefault() : Half(lessons, from, anchor);
        return lesson is null ? null : $"{lesson.Address}#{(anchor.Length == 0 ? FirstSolution : SolutionPrefix + anchor[1..])}";
    }

    // Of a lesson in two halves the one that has the exercise, or else the one that the reader is in.
    private static NotebookPage Half(NotebookPage[] lessons, NotebookPage from, string anchor) =>
        ExerciseAnchor().Match(anchor) is { Success: true } match
            && lessons.FirstOrDefault(page => page.Notebook.Cells.Any(cell => ExerciseSection.Named(cell, level: 3) == $"{match.Groups["lesson"]}.{match.Groups["exercise"]}")) is { } home ? home
            : lessons.FirstOrDefault(page => page.Source == from.Source) ?? lessons[0];

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
            CopiedFiles.Copy(file, Path.Combine(bookFolder, Uri.UnescapeDataString(address)));
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

    // The heading "05.2 Twice" of a solution has the anchor 052-twice.
    [GeneratedRegex(@"^#(?<lesson>\d\d)(?<exercise>\d+)(-|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex ExerciseAnchor();
}
