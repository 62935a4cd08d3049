using System.Text.Encodings.Web;
using System.Text.Json;

namespace NotebookRunner.Book;

/// <summary>The words of all lessons as a script, because a page from disk may load scripts but read no files.</summary>
internal static class SearchIndex
{
    private static readonly JsonSerializerOptions Letters = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Script(IReadOnlyList<Chapter> chapters) =>
        $"window.rnnSearchIndex = {JsonSerializer.Serialize(chapters.Select(Entry), Letters)};\n";

    private static object Entry(Chapter chapter) => new { Page = chapter.Page.Address, Title = chapter.PlainTitle, chapter.Sections };
}
