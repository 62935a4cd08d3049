using NotebookRunner.Notebooks;

namespace NotebookRunner.Book.Slides;

/// <summary>Reads the marks of cells.</summary>
internal static class SlideMarks
{
    private static readonly Dictionary<string, SlideMark> Marks = new()
    {
        ["skip"] = SlideMark.None,
        ["slide"] = SlideMark.Slide,
        ["subslide"] = SlideMark.Subslide,
        ["fragment"] = SlideMark.Fragment,
        ["-"] = SlideMark.Continued,
        ["notes"] = SlideMark.Notes,
    };

    public static IEnumerable<string> Known => Marks.Keys;

    public static string? Written(NotebookCell cell) => cell.Metadata["slideshow"]?["slide_type"]?.ToString();

    public static SlideMark Of(NotebookCell cell) => Marks.GetValueOrDefault(Written(cell) ?? "skip");
}
