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

    /// <summary>The mark as it stands there; null where there is none, or none any more.</summary>
    public static string? Written(NotebookCell cell) => Metadata(cell)?["slide_type"]?.ToString() is { Length: > 0 } mark ? mark : null;

    /// <summary>What the slide shows in place of the cell's sentences, lists and tables; null where its author leaves that to them.</summary>
    public static string? Text(NotebookCell cell) => Metadata(cell)?["text"] switch
    {
        JsonArray lines => string.Concat(lines.Select(line => line?.ToString())),
        JsonValue text => text.ToString(),
        _ => null,
    };

    /// <summary>Whether the audience reads the cell's code; null where its author leaves that to its length.</summary>
    public static bool? Code(NotebookCell cell) => Metadata(cell)?["code"] is JsonValue value && value.TryGetValue(out bool shown) ? shown : null;

    public static SlideMark Of(NotebookCell cell) => Marks.GetValueOrDefault(Written(cell) ?? "skip");

    private static JsonObject? Metadata(NotebookCell cell) => cell.Metadata["slideshow"] as JsonObject;
}
