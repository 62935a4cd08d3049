using System.Runtime.CompilerServices;

namespace Notebooks.Tests;

/// <summary>Where the repository and its lessons lie, found from this source file.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Folder(), "..", ".."));

    public static string Notebooks { get; } = Path.Combine(Root, "notebooks");

    public static IReadOnlyList<string> Lessons { get; } = [.. Directory.EnumerateFiles(Notebooks, "*.ipynb").Order(StringComparer.Ordinal)];

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
