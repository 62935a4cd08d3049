using System.Runtime.CompilerServices;
using NotebookRunner.Notebooks;

namespace Notebooks.Tests;

/// <summary>Where the repository and its lessons lie, found from this source file.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Folder(), "..", ".."));

    public static string Notebooks { get; } = Path.Combine(Root, "notebooks");

    /// <summary>The numbered notebooks; the others, like the gallery of figures, are not lessons.</summary>
    public static IReadOnlyList<string> Lessons { get; } =
        [.. Directory.EnumerateFiles(Notebooks, "*.ipynb").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])).Order(StringComparer.Ordinal)];

    /// <summary>The worked solutions, each with the name of its lesson; of one in two halves, with that of the first.</summary>
    public static string Solutions { get; } = Path.Combine(Notebooks, "solutions");

    /// <summary>The lessons whose name the solutions have: all but later halves such as <c>05b-…</c>.</summary>
    public static IReadOnlyList<string> WholeLessons { get; } = [.. Lessons.Where(path => LessonName.Of(path)!.Half.Length == 0)];

    /// <summary>A lesson with its other half, in order; a lesson that is whole, alone.</summary>
    public static IReadOnlyList<string> Halves(string file) => [.. Lessons.Where(path => LessonName.Of(path)!.Number == LessonName.Of(file)!.Number)];

    /// <summary>A1, A2, …: shorter than lessons, and one that needs a package may be committed without having been run to its end.</summary>
    public static IReadOnlyList<string> Appendices { get; } =
        [.. Directory.EnumerateFiles(Notebooks, "A*.ipynb").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[1])).Order(StringComparer.Ordinal)];

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
