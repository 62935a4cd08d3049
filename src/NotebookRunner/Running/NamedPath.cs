using System.IO.Enumeration;

namespace NotebookRunner.Running;

/// <summary>A notebook that a call means, or why a path of the call means none: then it costs that path only.</summary>
/// <param name="Source">The notebook, an absolute path; with a problem the path as it was given.</param>
/// <param name="Problem">Why it cannot be had; null where it can.</param>
internal sealed record NamedPath(string Source, string? Problem = null)
{
    public const string Ending = ".ipynb";

    public static bool IsOther(string path) => path.EndsWith(OtherFormats.Dib, StringComparison.OrdinalIgnoreCase);

    /// <summary>The notebooks of a path: a file, a folder, or a pattern such as <c>*.ipynb</c>, which not every shell resolves.</summary>
    public static IReadOnlyList<NamedPath> Expand(string path)
    {
        string full = Path.GetFullPath(path);
        try
        {
            if (Directory.Exists(full))
                return InFolder(full) is { Count: > 0 } found ? [.. found.Select(Of)] : [new(path, Empty(path, full))];
            if (File.Exists(full))
                return full.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) || IsOther(full)
                    ? [Of(full)]
                    : [new(path, $"{path} is not a notebook: its name ends neither in {Ending} nor in {OtherFormats.Dib}.")];
            return Matching(full) is { Count: > 0 } matches ? [.. matches.Select(Of)]
                : [new(path, $"{path} does not exist. Give a notebook ({Ending}) or a folder of notebooks.")];
        }
        catch (UnauthorizedAccessException)
        {
            return [new(path, $"{path} cannot be read: its permissions do not let you.")];
        }
    }

    /// <summary>The notebooks that lie in a folder itself, sorted by name.</summary>
    public static IReadOnlyList<string> InFolder(string folder) =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal)] : [];

    private static NamedPath Of(string full) => new(full);

    private static string Empty(string path, string full)
    {
        string[] below = [.. Directory.EnumerateDirectories(full).Where(folder => InFolder(folder).Count > 0).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal).Take(3)];
        return $"There is no notebook ({Ending}) in {path}" + (below.Length == 0 ? "." : $" itself, but in {string.Join(", ", below)} below it: name that folder.");
    }

    private static IReadOnlyList<string> Matching(string full) =>
        Path.GetFileName(full) is var pattern && pattern.AsSpan().ContainsAny('*', '?') && Path.GetDirectoryName(full) is { } folder && Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder).Where(file => FileSystemName.MatchesSimpleExpression(pattern, Path.GetFileName(file))
                && (file.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) || IsOther(file))).Order(StringComparer.Ordinal)]
            : [];
}
