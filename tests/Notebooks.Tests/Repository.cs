using System.Runtime.CompilerServices;

namespace Notebooks.Tests;

/// <summary>Where the repository and its lessons lie, found from this source file.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Folder(), "..", ".."));

    public static string Notebooks { get; } = Path.Combine(Root, "notebooks");

    /// <summary>The numbered notebooks; the others, like the gallery of figures, are not lessons.</summary>
    public static IReadOnlyList<string> Lessons { get; } =
        [.. Directory.EnumerateFiles(Notebooks, "*.ipynb").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])).Order(StringComparer.Ordinal)];

    /// <summary>The worked solutions, each with the name of its lesson.</summary>
    public static string Solutions { get; } = Path.Combine(Notebooks, "solutions");

    /// <summary>A1, A2, …: shorter than lessons, and one that needs a package may be committed without having been run to its end.</summary>
    public static IReadOnlyList<string> Appendices { get; } =
        [.. Directory.EnumerateFiles(Notebooks, "A*.ipynb").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[1])).Order(StringComparer.Ordinal)];

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
