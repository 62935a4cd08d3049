using NotebookRunner.Tests.Book;

namespace NotebookRunner.Tests.Live;

/// <summary>A fact about the whole live book, which takes minutes to write and to run: only where WHOLE_BOOK_TESTS asks for it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class EngineFactAttribute : FactAttribute
{
    public EngineFactAttribute() => Skip = BrowserNeeds.Missing
        ?? (!LookedAt.IsWholeBook ? "Runs the lessons in a browser, for minutes: set WHOLE_BOOK_TESTS=1."
        : !File.Exists(Path.Combine(WholeBook.Folder, "engine", "worker.js")) ? "artifacts/live is not there: dotnet run -c Release --project src/NotebookRunner -- book --live"
        : null);
}
