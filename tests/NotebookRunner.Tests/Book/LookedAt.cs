namespace NotebookRunner.Tests.Book;

/// <summary>The lessons whose pages and slides are looked at: with WHOLE_BOOK_TESTS, as in CI, every one; else a short, a long and a late one, because all take minutes.</summary>
internal static class LookedAt
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
}
