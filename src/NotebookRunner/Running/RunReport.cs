using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NotebookRunner.Notebooks;

namespace NotebookRunner.Running;

/// <summary><c>run.json</c>: what became of each notebook, for programs.</summary>
internal sealed record RunReport(IReadOnlyList<NotebookResult> Notebooks)
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public Task WriteAsync(string path, CancellationToken token) =>
        AtomicFile.WriteAsync(path, JsonSerializer.Serialize(this, Layout) + "\n", token);
}
