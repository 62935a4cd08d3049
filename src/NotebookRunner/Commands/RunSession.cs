using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NotebookRunner.Terminal;

namespace NotebookRunner.Commands;

/// <summary>A run as the person sees it: progress, the table, the errors, and <c>run.json</c>: what became of each notebook, for programs.</summary>
internal static class RunSession
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static async Task<IReadOnlyList<NotebookResult>> RunAsync(
        Workspace workspace, IReadOnlyList<NotebookTask> tasks, RunOptions options, CancellationToken token)
    {
        var results = await Progress.ShowAsync(tasks, observer => NotebookQueue.RunAsync(tasks, options, observer, token));
        Summary.Write(results);
        string report = JsonSerializer.Serialize(new { Notebooks = results }, Layout) + "\n";
        await AtomicFile.WriteAsync(Path.Combine(workspace.Artifacts, "run.json"), report, CancellationToken.None);
        return results;
    }
}
