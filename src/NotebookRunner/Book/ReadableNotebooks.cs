using NotebookEngine.Protocol;
using NotebookRunner.Notebooks;
using NotebookRunner.Running;

namespace NotebookRunner.Book;

/// <summary>Of the notebooks of a call those that can be read, so that one that cannot costs nobody else's page.</summary>
/// <param name="Paths">Those that can.</param>
/// <param name="Problems">Why the others cannot, each naming its file.</param>
internal sealed record ReadableNotebooks(IReadOnlyList<string> Paths, IReadOnlyList<string> Problems)
{
    /// <param name="named">What the call names.</param>
    /// <param name="solutions">The folder with their solutions, which are shown with them where they can be read; null where they are not.</param>
    /// <exception cref="UsageException">None can be read.</exception>
    public static ReadableNotebooks Of(IReadOnlyList<NamedPath> named, string? solutions = null)
    {
        var problems = named.ToDictionary(path => path, path => path.Problem ?? Problem(path.Source));
        string[] readable = [.. named.Where(path => problems[path] is null).Select(path => path.Source)];
        return readable.Length == 0
            ? throw new UsageException(string.Join('\n', problems.Values))
            : new(readable, [.. problems.Values.Concat((solutions is null ? [] : NamedPath.InFolder(solutions)).Select(Problem)).OfType<string>()]);
    }

    private static string? Problem(string path)
    {
        try
        {
            NotebookDocument.Load(path);
            return null;
        }
        catch (NotebookFormatException error)
        {
            return error.Message;
        }
    }
}
