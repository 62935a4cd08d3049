using NotebookRunner.Book.Pages;
using NotebookRunner.Terminal;

namespace NotebookRunner.Commands;

/// <summary>Of the notebooks of a call those that can be read, so that one that cannot costs nobody else's page.</summary>
/// <param name="Pages">Those that can.</param>
/// <param name="Problems">Why the others cannot, each naming its file.</param>
internal sealed record ReadableNotebooks(IReadOnlyList<NotebookPage> Pages, IReadOnlyList<string> Problems)
{
    /// <summary>Names those that were left out.</summary>
    /// <returns>The exit code of a command that has made pages of the others.</returns>
    public int Report()
    {
        foreach (string problem in Problems)
            Console.Error.WriteLine(Printable.Of($"left out: {problem}"));
        return Problems.Count == 0 ? ExitCode.Passed : ExitCode.Unusable;
    }

    /// <param name="workspace">The repository.</param>
    /// <param name="named">What the call names.</param>
    /// <param name="withSolutions">Whether their solutions are shown with them, where they can be read.</param>
    /// <exception cref="UsageException">None can be read.</exception>
    public static ReadableNotebooks Of(Workspace workspace, IReadOnlyList<NamedPath> named, bool withSolutions = false)
    {
        List<string> problems = [.. named.Select(path => path.Problem).OfType<string>()];
        Dictionary<string, NotebookDocument?> read = [];
        NotebookPage[] pages = [.. named.Where(path => path.Problem is null).Select(path => Read(path.Source)).OfType<NotebookDocument>().Select(notebook => NotebookPage.For(workspace.Root, notebook))];
        return pages.Length == 0
            ? throw new UsageException(string.Join('\n', problems))
            : new([.. withSolutions ? pages.Select(page => page.WithSolutions(workspace, Read)) : pages], problems);

        // Both halves of a lesson have the same solutions.
        NotebookDocument? Read(string path) => read.TryGetValue(path, out var known) ? known : read[path] = NotebookDocument.TryLoad(path, problems.Add);
    }
}
