using System.Text.RegularExpressions;

namespace NotebookRunner.Tests.Book;

/// <summary>The lessons whose pages and slides are looked at: with WHOLE_BOOK_TESTS, as in CI, every one; else a short, a long and a late one, because all take minutes.</summary>
internal static partial class LookedAt
{
    public static bool IsWholeBook { get; } = Environment.GetEnvironmentVariable("WHOLE_BOOK_TESTS") is { Length: > 0 };

    public static IReadOnlyList<string> Lessons { get; } =
    [
        .. from path in Directory.EnumerateFiles(SampleBook.Lessons, "*.ipynb").Order(StringComparer.Ordinal)
        let name = Path.GetFileNameWithoutExtension(path)
        where IsWholeBook || name is "00-start-here" or "08-lstm" or "14b-beam-search"
        select name,
    ];

    public static IReadOnlyList<string> Decks { get; } =
    [
        .. from lesson in Lessons
        where File.ReadAllText(Path.Combine(SampleBook.Lessons, $"{lesson}.ipynb")).Contains("\"slide_type\"", StringComparison.Ordinal)
        select lesson,
    ];

    private static readonly HashSet<string> withNewKinds = [.. WithNewKinds()];

    /// <summary>Whether a lesson has a kind of figure, as plotly.js names them, that none of those before it has.</summary>
    public static bool HasNewKind(string lesson) => withNewKinds.Contains(lesson);

    private static IEnumerable<string> WithNewKinds()
    {
        var seen = new HashSet<string>();
        foreach (string lesson in Lessons)
        {
            int known = seen.Count;
            seen.UnionWith(Kind().Matches(File.ReadAllText(Path.Combine(SampleBook.Lessons, $"{lesson}.ipynb"))).Select(kind => kind.Groups[1].Value));
            if (seen.Count > known)
                yield return lesson;
        }
    }

    // In a string of a string.
    [GeneratedRegex(@"\\""type\\"":\s*\\""(\w+)\\""")]
    private static partial Regex Kind();
}
