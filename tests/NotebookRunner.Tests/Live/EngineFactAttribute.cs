using NotebookRunner.Tests.Book;

namespace NotebookRunner.Tests.Live;

/// <summary>A fact about the whole live book, which takes minutes to write: .ci/run does so before the tests.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EngineFactAttribute : FactAttribute
{
    public EngineFactAttribute() => Skip = BrowserNeeds.Missing ?? (IsWritten || Environment.GetEnvironmentVariable("CI") is { Length: > 0 } ? null
        : "artifacts/live is not there: dotnet run -c Release --project src/NotebookRunner -- book --live");

    private static bool IsWritten => File.Exists(Path.Combine(WholeBook.Folder, "engine", "worker.js"));
}
