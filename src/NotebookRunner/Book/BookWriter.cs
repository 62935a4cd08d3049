namespace NotebookRunner.Book;

/// <summary>Writes the notebooks as pages.</summary>
internal static class BookWriter
{
    internal static Task<string> WriteAsync(string repositoryRoot, IReadOnlyList<string> notebookPaths, string outputFolder, CancellationToken token) =>
        Task.FromResult($"{repositoryRoot}: {notebookPaths.Count} notebooks in {outputFolder}").WaitAsync(token);
}
