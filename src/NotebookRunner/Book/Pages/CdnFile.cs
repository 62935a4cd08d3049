using System.Text.Json;

namespace NotebookRunner.Book.Pages;

/// <summary>A front-end file as a CDN serves it, with the hash a browser compares (Web/cdn.json).</summary>
internal sealed record CdnFile(string File, string Url, string Integrity)
{
    private static readonly JsonSerializerOptions Names = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<CdnFile> Table { get; } = JsonSerializer.Deserialize<List<CdnFile>>(Resource.Read("cdn.json"), Names)!;
}
